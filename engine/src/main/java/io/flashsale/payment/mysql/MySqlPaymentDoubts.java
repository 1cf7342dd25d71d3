package io.flashsale.payment.mysql;

import io.flashsale.payment.Payment;
import io.flashsale.payment.PaymentDoubts;
import io.flashsale.payment.PaymentStatus;
import io.flashsale.shared.PaymentId;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads along the index by status. */
@Component
class MySqlPaymentDoubts implements PaymentDoubts {

    private static final String UNFINISHED = """
            SELECT * FROM payment FORCE INDEX (payment_by_status)
            WHERE (status IN ('STARTED', 'PENDING') AND pay_by <= :by)
                OR (status IN ('SUCCEEDED', 'AGREED', 'FAILED') AND noted = FALSE AND since <= :by)
                OR (status IN ('REFUND_DUE', 'REFUND_REQUESTED') AND since <= :by)
                OR status = 'REFUND_FAILED'
            ORDER BY since LIMIT :most""";

    private static final String UNSEEN = """
            SELECT p.* FROM payment p FORCE INDEX (payment_by_status)
            LEFT JOIN orders o ON o.id = p.order_id
            WHERE p.status IN ('SUCCEEDED', 'AGREED') AND p.noted = TRUE
                AND p.changed_at > :after AND p.changed_at <= :by
                AND (o.paid_by IS NULL OR o.paid_by <> p.id)
                AND (p.status = 'SUCCEEDED' OR o.status IS NULL OR o.status = 'PENDING_PAYMENT')
            ORDER BY p.changed_at LIMIT :most""";

    private final DatabaseClient database;

    MySqlPaymentDoubts(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Flux<Payment> unfinished(Instant by, int most) {
        return database.sql(UNFINISHED)
                .bind("by", by)
                .bind("most", most)
                .map(MySqlPayments::read)
                .all();
    }

    @Override
    public Flux<Payment> unseen(Instant after, Instant by, int most) {
        return database.sql(UNSEEN)
                .bind("after", after)
                .bind("by", by)
                .bind("most", most)
                .map(MySqlPayments::read)
                .all();
    }

    @Override
    public Mono<Void> noteAgain(PaymentId id, PaymentStatus status) {
        return database.sql("UPDATE payment SET noted = FALSE WHERE id = :id AND status = :status")
                .bind("id", id.value())
                .bind("status", status.name())
                .fetch()
                .rowsUpdated()
                .then();
    }
}
