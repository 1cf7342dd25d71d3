package io.flashsale.session.mysql;

import static io.flashsale.platform.mysql.Columns.time;

import io.flashsale.platform.Ids;
import io.flashsale.platform.OpaqueToken;
import io.flashsale.platform.OpaqueTokens;
import io.flashsale.platform.mysql.Transactions;
import io.flashsale.session.OpenSession;
import io.flashsale.session.RefreshOutcome;
import io.flashsale.session.SessionEnd;
import io.flashsale.session.SessionSettings;
import io.flashsale.session.Sessions;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.SessionId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Sessions in {@code customer_session}, each the family of its {@code refresh_token}s. Whoever changes a family locks
 * its session first. The token after a token is derived from it, so a repeat can be given the same one, although no
 * token is kept.
 */
@Component
class MySqlSessions implements Sessions {

    private static final String NEXT = "refresh";
    private static final int FORGOTTEN_AT_ONCE = 1_000;

    private static final String END_ONE = """
            UPDATE customer_session SET ended_at = :now, ended_by = :reason
            WHERE id = :id AND customer_id = :customer AND ended_at IS NULL""";
    private static final String END_ALL = """
            UPDATE customer_session SET ended_at = :now, ended_by = :reason
            WHERE customer_id = :customer AND ended_at IS NULL AND id <> :kept""";
    private static final String END_OLDEST = """
            UPDATE customer_session s JOIN (
                SELECT id FROM customer_session
                WHERE customer_id = :customer AND ended_at IS NULL AND expires_at > :now
                ORDER BY id DESC LIMIT 1000 OFFSET :kept) AS oldest ON oldest.id = s.id
            SET s.ended_at = :now, s.ended_by = :reason""";

    private final DatabaseClient database;
    private final Transactions transactions;
    private final OpaqueTokens tokens;
    private final SessionSettings settings;
    private final Ids ids;
    private final Clock clock;

    MySqlSessions(
            DatabaseClient database,
            Transactions transactions,
            OpaqueTokens tokens,
            SessionSettings settings,
            Ids ids,
            Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.tokens = tokens;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Mono<OpenSession> begin(CustomerId customer) {
        return Mono.defer(() -> {
            var id = new SessionId(ids.next());
            OpaqueToken token = tokens.random();
            Instant now = clock.instant();
            Instant expires = now.plus(settings.idle());
            return endTheOldest(customer)
                    .then(insertSession(id, customer, now, expires))
                    .then(insertToken(token, id, expires))
                    .thenReturn(new OpenSession(id, customer, token, settings.idle()));
        });
    }

    @Override
    public Mono<RefreshOutcome> refresh(OpaqueToken token) {
        return transactions.run(
                locked(token).flatMap(given -> decide(given, token)).defaultIfEmpty(new RefreshOutcome.Refused()));
    }

    private Mono<RefreshOutcome> decide(TokenRow given, OpaqueToken token) {
        Instant now = clock.instant();
        if (given.hasEnded() || !now.isBefore(given.expiresAt())) {
            return Mono.just(new RefreshOutcome.Refused());
        }
        OpaqueToken next = tokens.derived(NEXT, token.value());
        Instant usedAt = given.usedAt();
        if (usedAt == null) {
            return rotate(given, token, next, now);
        }
        return now.isBefore(usedAt.plus(settings.tolerance())) ? sameAgain(given, next, now) : endFamily(given);
    }

    private Mono<RefreshOutcome> rotate(TokenRow given, OpaqueToken token, OpaqueToken next, Instant now) {
        Instant idleUntil = now.plus(settings.idle());
        Instant expires = idleUntil.isBefore(given.lastsUntil()) ? idleUntil : given.lastsUntil();
        return done(database.sql("UPDATE refresh_token SET used_at = :now WHERE token_hash = :hash")
                        .bind("now", now)
                        .bind("hash", token.hash()))
                .then(insertToken(next, given.session(), expires))
                .then(done(database.sql("UPDATE customer_session SET expires_at = :expires WHERE id = :id")
                        .bind("expires", expires)
                        .bind("id", given.session().value())))
                .thenReturn(new RefreshOutcome.Refreshed(open(given, next, Duration.between(now, expires))));
    }

    private Mono<RefreshOutcome> sameAgain(TokenRow given, OpaqueToken next, Instant now) {
        return database.sql("SELECT expires_at FROM refresh_token WHERE token_hash = :hash AND used_at IS NULL")
                .bind("hash", next.hash())
                .map(row -> open(given, next, Duration.between(now, time(row, "expires_at"))))
                .one()
                .<RefreshOutcome>map(RefreshOutcome.Repeated::new)
                .switchIfEmpty(Mono.defer(() -> endFamily(given)));
    }

    private Mono<RefreshOutcome> endFamily(TokenRow given) {
        return end(given.customer(), given.session(), SessionEnd.TOKEN_REUSED)
                .thenReturn(new RefreshOutcome.Reused(given.customer()));
    }

    private static OpenSession open(TokenRow given, OpaqueToken next, Duration expiresIn) {
        return new OpenSession(given.session(), given.customer(), next, expiresIn);
    }

    @Override
    public Mono<Boolean> goesOn(CustomerId customer, SessionId session) {
        return Mono.defer(() -> database.sql("""
                        SELECT 1 FROM customer_session
                        WHERE id = :id AND customer_id = :customer AND ended_at IS NULL AND expires_at > :now""")
                .bind("id", session.value())
                .bind("customer", customer.value())
                .bind("now", clock.instant())
                .fetch()
                .one()
                .hasElement());
    }

    @Override
    public Mono<Void> end(CustomerId customer, SessionId session, SessionEnd reason) {
        return done(ended(END_ONE, customer, reason).bind("id", session.value()));
    }

    @Override
    public Mono<Void> endAll(CustomerId customer, @Nullable SessionId kept, SessionEnd reason) {
        return done(ended(END_ALL, customer, reason).bind("kept", kept == null ? "" : kept.value()));
    }

    /** So that there is room for one more. */
    private Mono<Void> endTheOldest(CustomerId customer) {
        return done(ended(END_OLDEST, customer, SessionEnd.TOO_MANY).bind("kept", settings.mostACustomer() - 1));
    }

    private GenericExecuteSpec ended(String change, CustomerId customer, SessionEnd reason) {
        return database.sql(change)
                .bind("now", clock.instant())
                .bind("customer", customer.value())
                .bind("reason", reason.name());
    }

    @Override
    public Mono<Void> forget() {
        return forget("DELETE FROM refresh_token WHERE expires_at < :now LIMIT :most")
                .then(forget("DELETE FROM customer_session WHERE expires_at < :now LIMIT :most"));
    }

    private Mono<Void> forget(String statement) {
        return Mono.defer(
                () -> done(database.sql(statement).bind("now", clock.instant()).bind("most", FORGOTTEN_AT_ONCE)));
    }

    private Mono<Void> insertSession(SessionId id, CustomerId customer, Instant now, Instant expires) {
        return done(database.sql("""
                        INSERT INTO customer_session (id, customer_id, began_at, expires_at, lasts_until)
                        VALUES (:id, :customer, :now, :expires, :lasts)""")
                .bind("id", id.value())
                .bind("customer", customer.value())
                .bind("now", now)
                .bind("expires", expires)
                .bind("lasts", now.plus(settings.longest())));
    }

    private Mono<Void> insertToken(OpaqueToken token, SessionId session, Instant expires) {
        return done(database.sql("""
                        INSERT INTO refresh_token (token_hash, session_id, expires_at)
                        VALUES (:hash, :session, :expires)""")
                .bind("hash", token.hash())
                .bind("session", session.value())
                .bind("expires", expires));
    }

    private Mono<TokenRow> locked(OpaqueToken token) {
        return database.sql("""
                        SELECT t.session_id, t.used_at, t.expires_at, s.customer_id, s.ended_at, s.lasts_until
                        FROM refresh_token t JOIN customer_session s ON s.id = t.session_id
                        WHERE t.token_hash = :hash FOR UPDATE""").bind("hash", token.hash()).map(TokenRow::read).one();
    }

    private static Mono<Void> done(GenericExecuteSpec statement) {
        return statement.fetch().rowsUpdated().then();
    }
}
