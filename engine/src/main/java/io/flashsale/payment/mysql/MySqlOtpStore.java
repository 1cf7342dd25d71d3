package io.flashsale.payment.mysql;

import static io.flashsale.platform.mysql.Columns.required;
import static io.flashsale.platform.mysql.Columns.text;
import static io.flashsale.platform.mysql.Columns.truth;

import io.flashsale.payment.OtpBudget;
import io.flashsale.payment.OtpChallenge;
import io.flashsale.payment.OtpStore;
import io.flashsale.platform.mysql.Transactions;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PaymentId;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The tables otp_challenge and otp_budget. They change by guarded statements only: what was read before decides
 * nothing, the row that a statement meets does.
 */
@Component
class MySqlOtpStore implements OtpStore {

    private static final Duration KEPT = Duration.ofDays(1);
    private static final int MOST_ROWS_AT_ONCE = 1_000;

    private final DatabaseClient database;
    private final Transactions transactions;

    MySqlOtpStore(DatabaseClient database, Transactions transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    @Override
    public Mono<OtpChallenge> find(PaymentId payment) {
        return database.sql(
                        "SELECT *, verified_at IS NOT NULL AS verified FROM otp_challenge WHERE payment_id = :payment")
                .bind("payment", payment.value())
                .map(MySqlOtpStore::read)
                .one();
    }

    /** The challenge first. Who loses there, or finds a budget used up, has written nothing in the end. */
    @Override
    public Mono<Placing> place(OtpChallenge next, List<OtpBudget> budgets) {
        Mono<Placing> work = (next.sends() == 1 ? insert(next) : replace(next))
                .flatMap(rows -> rows == 1 ? count(budgets) : Mono.just(new Placing.Overtaken()));
        return transactions
                .runKeeping(Placing.Placed.class::isInstance, work)
                .onErrorResume(DuplicateKeyException.class, _ -> Mono.just(new Placing.Overtaken()));
    }

    private Mono<Long> insert(OtpChallenge first) {
        return rows(bind(first, """
                        INSERT INTO otp_challenge (payment_id, order_id, sends, phone_mac, code_mac, resend_at,
                            expires_at, tries_left)
                        VALUES (:payment, :order, :sends, :phone, :code, :resendAt, :expiresAt, :tries)"""));
    }

    private Mono<Long> replace(OtpChallenge next) {
        return rows(bind(next, """
                        UPDATE otp_challenge SET order_id = :order, sends = :sends, phone_mac = :phone,
                            code_mac = :code, resend_at = :resendAt, expires_at = :expiresAt, tries_left = :tries
                        WHERE payment_id = :payment AND sends = :sends - 1 AND verified_at IS NULL"""));
    }

    private GenericExecuteSpec bind(OtpChallenge challenge, String sql) {
        return database.sql(sql)
                .bind("payment", challenge.payment().value())
                .bind("order", challenge.order().value())
                .bind("sends", challenge.sends())
                .bind("phone", challenge.phoneMac())
                .bind("code", challenge.codeMac())
                .bind("resendAt", challenge.resendAt())
                .bind("expiresAt", challenge.expiresAt())
                .bind("tries", challenge.triesLeft());
    }

    private Mono<Placing> count(List<OtpBudget> budgets) {
        return Flux.fromIterable(budgets)
                .concatMap(budget -> countOne(budget)
                        .filter(counted -> !counted)
                        .<Placing>map(_ -> new Placing.LimitReached(budget.limit())))
                .next()
                .defaultIfEmpty(new Placing.Placed());
    }

    private Mono<Boolean> countOne(OtpBudget budget) {
        return raise(budget)
                .flatMap(raised -> raised ? Mono.just(true) : open(budget).then(Mono.defer(() -> raise(budget))));
    }

    private Mono<Boolean> raise(OtpBudget budget) {
        String sql = """
                UPDATE otp_budget SET used = used + 1
                WHERE day = :day AND limited = :limited AND subject = :subject AND used < :most""";
        return rows(bind(budget, sql).bind("most", budget.most())).map(rows -> rows == 1);
    }

    /** A row that is there is locked as by an update: with INSERT IGNORE two could share it, and neither raise it. */
    private Mono<Long> open(OtpBudget budget) {
        return rows(bind(budget, """
                        INSERT INTO otp_budget (day, limited, subject, used) VALUES (:day, :limited, :subject, 0)
                        ON DUPLICATE KEY UPDATE used = used"""));
    }

    @Override
    public Mono<Void> giveBack(List<OtpBudget> budgets) {
        return Flux.fromIterable(budgets)
                .concatMap(budget -> rows(bind(budget, """
                        UPDATE otp_budget SET used = used - 1
                        WHERE day = :day AND limited = :limited AND subject = :subject AND used > 0""")))
                .then();
    }

    private GenericExecuteSpec bind(OtpBudget budget, String sql) {
        return database.sql(sql)
                .bind("day", budget.day())
                .bind("limited", budget.limit().name())
                .bind("subject", budget.subject());
    }

    @Override
    public Mono<Boolean> takeTry(OtpChallenge challenge, Instant now) {
        return change(challenge, now, """
                UPDATE otp_challenge SET tries_left = tries_left - 1
                WHERE payment_id = :payment AND sends = :sends AND verified_at IS NULL AND tries_left > 0
                    AND expires_at > :now""");
    }

    @Override
    public Mono<Boolean> verify(OtpChallenge challenge, Instant now) {
        return change(challenge, now, """
                UPDATE otp_challenge SET verified_at = :now
                WHERE payment_id = :payment AND sends = :sends AND verified_at IS NULL""");
    }

    private Mono<Boolean> change(OtpChallenge challenge, Instant now, String sql) {
        return rows(database.sql(sql)
                        .bind("payment", challenge.payment().value())
                        .bind("sends", challenge.sends())
                        .bind("now", now))
                .map(rows -> rows == 1);
    }

    @Override
    public Mono<Void> deleteOld(Instant now) {
        Instant threshold = now.minus(KEPT);
        LocalDate firstDay = LocalDate.ofInstant(threshold, ZoneOffset.UTC);
        return rows(database.sql("DELETE FROM otp_challenge WHERE expires_at < :threshold LIMIT " + MOST_ROWS_AT_ONCE)
                        .bind("threshold", threshold))
                .then(rows(database.sql("DELETE FROM otp_budget WHERE day < :firstDay LIMIT " + MOST_ROWS_AT_ONCE)
                        .bind("firstDay", firstDay)))
                .then();
    }

    private static Mono<Long> rows(GenericExecuteSpec statement) {
        return statement.fetch().rowsUpdated();
    }

    private static OtpChallenge read(Readable row) {
        return new OtpChallenge(
                new PaymentId(text(row, "payment_id")),
                new OrderId(text(row, "order_id")),
                required(row, "sends", Integer.class),
                text(row, "phone_mac"),
                text(row, "code_mac"),
                required(row, "resend_at", Instant.class),
                required(row, "expires_at", Instant.class),
                required(row, "tries_left", Integer.class),
                truth(row, "verified"));
    }
}
