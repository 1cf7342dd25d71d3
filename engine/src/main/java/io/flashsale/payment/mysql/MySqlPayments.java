package io.flashsale.payment.mysql;

import static io.flashsale.platform.mysql.Columns.required;
import static io.flashsale.platform.mysql.Columns.text;
import static io.flashsale.platform.mysql.Columns.time;

import io.flashsale.payment.Payment;
import io.flashsale.payment.PaymentMethod;
import io.flashsale.payment.PaymentStatus;
import io.flashsale.payment.Payments;
import io.flashsale.payment.ProviderReference;
import io.flashsale.payment.RefundRequestId;
import io.flashsale.platform.mysql.Columns;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PaymentId;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** The table {@code payment}. */
@Component
class MySqlPayments implements Payments {

    /** Younger than the last change by a part of the time that it has gone on for, and by the shortest pause. */
    private static final String TURN = """
             AND changed_at <= :now - INTERVAL GREATEST(:pause, TIMESTAMPDIFF(SECOND, %s, changed_at) DIV 2) SECOND
            ORDER BY changed_at LIMIT :most
            """;

    /** A promise to pay in cash to which no code was sent is not counted, a few times. */
    private static final String INSERT = """
            INSERT INTO payment (id, order_id, attempt, last_attempt, method, currency, amount, status, noted, pay_by,
                since, changed_at)
            SELECT :id, :order, made.attempts + 1, made.counted + 1 >= :most, :method, :currency, :amount, 'STARTED',
                FALSE, IF(made.attempts = 0, :movedPayBy, :payBy), :now, :now
            FROM (SELECT COALESCE(MAX(attempt), 0) AS attempts,
                    COALESCE(SUM(method <> 'COD' OR status <> 'ABANDONED'), 0) AS counted
                FROM payment WHERE order_id = :order) AS made
            WHERE made.counted < :most AND made.attempts < :most + :notCounted
            """;

    private static final int MOST_NOT_COUNTED = 5;

    private final DatabaseClient database;
    private final Clock clock;

    MySqlPayments(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Of those that begin at the same moment one gets the next attempt, and the others look anew: each time there is
     * one attempt less to be had.
     */
    @Override
    public Mono<Payment> begin(Beginning wish) {
        return find(wish.id())
                .switchIfEmpty(Mono.defer(() -> insert(wish)))
                .retryWhen(Retry.max(wish.mostAttempts())
                        .filter(DuplicateKeyException.class::isInstance)
                        .onRetryExhaustedThrow((_, last) -> last.failure()));
    }

    private Mono<Payment> insert(Beginning wish) {
        return database.sql(INSERT)
                .bind("id", wish.id().value())
                .bind("order", wish.order().value())
                .bind("most", wish.mostAttempts())
                .bind("notCounted", MOST_NOT_COUNTED)
                .bind("method", wish.method().name())
                .bind("currency", wish.amount().currency().getCurrencyCode())
                .bind("amount", wish.amount().amount())
                .bind("movedPayBy", wish.movedPayBy())
                .bind("payBy", wish.payBy())
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .flatMap(_ -> find(wish.id()));
    }

    @Override
    public Mono<Payment> find(PaymentId id) {
        return database.sql("SELECT * FROM payment WHERE id = :id")
                .bind("id", id.value())
                .map(MySqlPayments::read)
                .one();
    }

    @Override
    public Flux<Payment> of(OrderId order) {
        return database.sql("SELECT * FROM payment WHERE order_id = :order ORDER BY attempt")
                .bind("order", order.value())
                .map(MySqlPayments::read)
                .all();
    }

    @Override
    public Flux<Payment> open(List<OrderId> orders, Instant payByAfter) {
        return database.sql("""
                        SELECT * FROM payment
                        WHERE order_id IN (:orders) AND pay_by > :after AND (status IN ('STARTED', 'PENDING')
                            OR (status IN ('SUCCEEDED', 'AGREED', 'FAILED') AND noted = FALSE))""")
                .bind("orders", orders.stream().map(OrderId::value).toList())
                .bind("after", payByAfter)
                .map(MySqlPayments::read)
                .all();
    }

    @Override
    public Mono<Boolean> move(PaymentId id, Set<PaymentStatus> from, PaymentStatus to) {
        return isDone(database.sql("""
                        UPDATE payment SET status = :to, noted = FALSE, since = :now, changed_at = :now
                        WHERE id = :id AND status IN (:from)""")
                .bind("to", to.name())
                .bind("now", clock.instant())
                .bind("id", id.value())
                .bind("from", from.stream().map(PaymentStatus::name).toList()));
    }

    @Override
    public Mono<Void> noted(PaymentId id, PaymentStatus status) {
        return isDone(database.sql("UPDATE payment SET noted = TRUE WHERE id = :id AND status = :status")
                        .bind("id", id.value())
                        .bind("status", status.name()))
                .then();
    }

    @Override
    public Flux<Payment> unnoted(Duration since, int most) {
        return database.sql("""
                        SELECT * FROM payment
                        WHERE status IN ('STARTED', 'SUCCEEDED', 'AGREED', 'FAILED') AND noted = FALSE
                            AND changed_at < :before
                        ORDER BY changed_at LIMIT :most""")
                .bind("before", clock.instant().minus(since))
                .bind("most", most)
                .map(MySqlPayments::read)
                .all();
    }

    @Override
    public Flux<Payment> silent(Duration shortestPause, int most) {
        return turns(
                database.sql("SELECT * FROM payment WHERE status IN ('STARTED', 'PENDING') AND pay_by <= :now"
                        + TURN.formatted("pay_by")),
                shortestPause,
                most);
    }

    /** What is old has not been changed for long, which the index tells. */
    @Override
    public Flux<Payment> withoutMoney(Duration shortestPause, Duration longest, int most) {
        return turns(
                database.sql("""
                        SELECT * FROM payment
                        WHERE status IN ('ABANDONED', 'FAILED') AND noted IN (FALSE, TRUE) AND changed_at > :oldest
                            AND method = 'PAYU' AND pay_by > :oldest
                        """ + TURN.formatted("pay_by"))
                        .bind("oldest", clock.instant().minus(longest)),
                shortestPause,
                most);
    }

    @Override
    public Flux<Payment> refunding(PaymentStatus status, Duration shortestPause, int most) {
        String select = "SELECT * FROM payment WHERE status = '" + status.name() + "'";
        return turns(database.sql(select + TURN.formatted("since")), shortestPause, most);
    }

    private Flux<Payment> turns(GenericExecuteSpec select, Duration shortestPause, int most) {
        return select.bind("now", clock.instant())
                .bind("pause", shortestPause.toSeconds())
                .bind("most", most)
                .map(MySqlPayments::read)
                .all();
    }

    @Override
    public Mono<Boolean> takeTurn(Payment payment) {
        return isDone(database.sql("""
                        UPDATE payment SET changed_at = :now
                        WHERE id = :id AND status = :status AND changed_at = :before""")
                .bind("now", clock.instant())
                .bind("id", payment.id().value())
                .bind("status", payment.status().name())
                .bind("before", payment.changedAt()));
    }

    @Override
    public Mono<Void> refundRequested(PaymentId id, ProviderReference reference, RefundRequestId request) {
        return isDone(database.sql("""
                        UPDATE payment SET status = 'REFUND_REQUESTED', reference = :reference,
                            refund_request = :request, since = :now, changed_at = :now
                        WHERE id = :id AND status = 'REFUND_DUE'""")
                        .bind("reference", reference.value())
                        .bind("request", request.value())
                        .bind("now", clock.instant())
                        .bind("id", id.value()))
                .then();
    }

    @Override
    public Mono<Void> refundRefused(PaymentId id) {
        return isDone(database.sql("UPDATE payment SET refund_tries = refund_tries + 1 WHERE id = :id")
                        .bind("id", id.value()))
                .then();
    }

    private static Mono<Boolean> isDone(GenericExecuteSpec update) {
        return update.fetch().rowsUpdated().map(rows -> rows == 1);
    }

    static Payment read(Readable row) {
        String reference = row.get("reference", String.class);
        String request = row.get("refund_request", String.class);
        return new Payment(
                new PaymentId(text(row, "id")),
                new OrderId(text(row, "order_id")),
                required(row, "attempt", Integer.class),
                Columns.truth(row, "last_attempt"),
                PaymentMethod.valueOf(text(row, "method")),
                Columns.money(row, "amount", "currency"),
                PaymentStatus.valueOf(text(row, "status")),
                Columns.truth(row, "noted"),
                time(row, "pay_by"),
                time(row, "since"),
                time(row, "changed_at"),
                reference == null ? null : new ProviderReference(reference),
                request == null ? null : new RefundRequestId(request),
                required(row, "refund_tries", Integer.class));
    }
}
