package io.flashsale.session.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.development.DevelopmentServices;
import io.flashsale.development.Endpoints;
import io.flashsale.development.SettableClock;
import io.flashsale.platform.Ids;
import io.flashsale.platform.OpaqueToken;
import io.flashsale.platform.OpaqueTokens;
import io.flashsale.platform.TokenSettings;
import io.flashsale.platform.mysql.Transactions;
import io.flashsale.session.OpenSession;
import io.flashsale.session.RefreshOutcome;
import io.flashsale.session.SessionEnd;
import io.flashsale.session.SessionSettings;
import io.flashsale.shared.CustomerId;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** Sessions in a real database, by a clock that is set. */
class MySqlSessionsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration TOLERANCE = Duration.ofSeconds(10);
    private static final Duration IDLE = Duration.ofDays(30);
    private static final Duration LONGEST = Duration.ofDays(50);
    private static final int MOST = 3;
    private static final Endpoints SERVERS = DevelopmentServices.shared().freshEndpoints();
    private static final ConnectionPool POOL =
            new ConnectionPool(ConnectionPoolConfiguration.builder(ConnectionFactories.get(SERVERS.r2dbcUrl()))
                    .maxSize(8)
                    .build());
    private static final CustomerId ADA = new CustomerId("01ARZ3NDEKTSV4RRFFQ69G5FAV");
    private static final CustomerId EVE = new CustomerId("01ARZ3NDEKTSV4RRFFQ69G5FAW");

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T00:00:00Z"));
    private final DatabaseClient database = DatabaseClient.create(POOL);
    private final MySqlSessions sessions = new MySqlSessions(
            database,
            new Transactions(new R2dbcTransactionManager(POOL)),
            new OpaqueTokens(new TokenSettings("a secret for tests, of 32 bytes or more")),
            new SessionSettings(IDLE, LONGEST, TOLERANCE, MOST),
            new Ids(Clock.systemUTC()),
            clock);

    @BeforeAll
    static void makeTheTables() {
        SERVERS.migrate();
    }

    @AfterAll
    static void close() {
        POOL.dispose();
    }

    @BeforeEach
    void empty() {
        for (String table : List.of("refresh_token", "customer_session")) {
            database.sql("DELETE FROM " + table).then().block(PATIENCE);
        }
    }

    @Test
    void eachTokenIsFollowedByAnother() {
        OpenSession session = begin(ADA);

        OpenSession second = refreshed(session.token());
        OpenSession third = refreshed(second.token());

        assertThat(List.of(session.id(), second.id(), third.id())).containsOnly(session.id());
        assertThat(third.customer()).isEqualTo(ADA);
        assertThat(Stream.of(session, second, third).map(OpenSession::token)).doesNotHaveDuplicates();
    }

    @Test
    void goesOnUntilItEnds() {
        OpenSession session = begin(ADA);
        OpenSession ended = begin(ADA);
        sessions.end(ADA, ended.id(), SessionEnd.LOGGED_OUT).block(PATIENCE);

        assertThat(sessions.goesOn(ADA, session.id()).block(PATIENCE)).isTrue();
        assertThat(sessions.goesOn(EVE, session.id()).block(PATIENCE)).isFalse();
        assertThat(sessions.goesOn(ADA, ended.id()).block(PATIENCE)).isFalse();
        clock.advance(IDLE);
        assertThat(sessions.goesOn(ADA, session.id()).block(PATIENCE)).isFalse();
    }

    @Test
    void aTokenThatComesLaterOnceMoreEndsItsFamilyAndNoOther() {
        OpenSession elsewhere = begin(ADA);
        OpenSession stolen = begin(ADA);
        OpenSession next = refreshed(stolen.token());
        clock.advance(TOLERANCE);

        assertThat(refresh(stolen.token())).isEqualTo(new RefreshOutcome.Reused(ADA));

        assertThat(refresh(next.token())).isEqualTo(new RefreshOutcome.Refused());
        assertThat(refresh(stolen.token())).isEqualTo(new RefreshOutcome.Refused());
        assertThat(refresh(elsewhere.token())).isInstanceOf(RefreshOutcome.Refreshed.class);
        assertThat(texts("SELECT ended_by FROM customer_session WHERE ended_at IS NOT NULL"))
                .containsExactly("TOKEN_REUSED");
    }

    @Test
    void aRepeatAtOnceGetsTheSameTokenUntilThatIsUsed() {
        OpenSession session = begin(ADA);
        OpenSession next = refreshed(session.token());
        clock.advance(TOLERANCE.minusMillis(1));

        assertThat(refresh(session.token()))
                .isInstanceOfSatisfying(
                        RefreshOutcome.Repeated.class,
                        repeated -> assertThat(repeated.session().token()).isEqualTo(next.token()));
        refreshed(next.token());

        assertThat(refresh(session.token())).isEqualTo(new RefreshOutcome.Reused(ADA));
    }

    @Test
    void manyWhoRefreshAtOnceGetOneToken() {
        OpenSession session = begin(ADA);

        List<RefreshOutcome> outcomes = Objects.requireNonNull(Flux.range(0, 16)
                .flatMap(_ -> sessions.refresh(session.token()), 16)
                .collectList()
                .block(PATIENCE));

        OpenSession next = ((RefreshOutcome.Repeated) refresh(session.token())).session();
        assertThat(outcomes)
                .hasSize(16)
                .containsOnlyOnce(new RefreshOutcome.Refreshed(next))
                .containsOnly(new RefreshOutcome.Refreshed(next), new RefreshOutcome.Repeated(next));
        assertThat(texts("SELECT token_hash FROM refresh_token")).hasSize(2);
    }

    @Test
    void noTokenIsKeptOnlyItsHash() {
        OpenSession session = begin(ADA);
        OpenSession next = refreshed(session.token());

        List<String> kept = texts("SELECT CONCAT_WS('|', t.token_hash, t.session_id, t.used_at, s.id, s.customer_id)"
                + " FROM refresh_token t JOIN customer_session s ON s.id = t.session_id");

        for (OpaqueToken token : List.of(session.token(), next.token())) {
            assertThat(kept).noneMatch(row -> row.contains(token.value()));
            assertThat(kept).anyMatch(row -> row.contains(token.hash()));
        }
    }

    @Test
    void aSessionEndsWhenItIsNotRefreshed() {
        OpenSession session = begin(ADA);
        assertThat(session.expiresIn()).isEqualTo(IDLE);
        clock.advance(IDLE);

        assertThat(refresh(session.token())).isEqualTo(new RefreshOutcome.Refused());
    }

    @Test
    void aSessionEndsHoweverOftenItIsRefreshed() {
        OpenSession session = begin(ADA);
        clock.advance(IDLE.minusDays(1));

        OpenSession next = refreshed(session.token());

        assertThat(next.expiresIn()).isEqualTo(LONGEST.minus(IDLE.minusDays(1)));
        clock.advance(next.expiresIn());
        assertThat(refresh(next.token())).isEqualTo(new RefreshOutcome.Refused());
    }

    @Test
    void aCustomerEndsAnOwnSessionOnly() {
        OpenSession session = begin(ADA);

        sessions.end(EVE, session.id(), SessionEnd.LOGGED_OUT).block(PATIENCE);
        OpenSession next = refreshed(session.token());
        sessions.end(ADA, session.id(), SessionEnd.LOGGED_OUT).block(PATIENCE);

        assertThat(refresh(next.token())).isEqualTo(new RefreshOutcome.Refused());
    }

    @Test
    void allButOneOfACustomerEnd() {
        OpenSession here = begin(ADA);
        OpenSession there = begin(ADA);
        OpenSession eves = begin(EVE);

        sessions.endAll(ADA, here.id(), SessionEnd.PASSWORD_CHANGED).block(PATIENCE);

        assertThat(refresh(there.token())).isEqualTo(new RefreshOutcome.Refused());
        OpenSession next = refreshed(here.token());
        sessions.endAll(ADA, null, SessionEnd.LOGGED_OUT).block(PATIENCE);
        assertThat(refresh(next.token())).isEqualTo(new RefreshOutcome.Refused());
        assertThat(refresh(eves.token())).isInstanceOf(RefreshOutcome.Refreshed.class);
    }

    @Test
    void oneSessionTooManyEndsTheOldest() {
        OpenSession oldest = begin(ADA);
        List<OpenSession> others = Stream.generate(() -> begin(ADA)).limit(MOST).toList();

        assertThat(refresh(oldest.token())).isEqualTo(new RefreshOutcome.Refused());
        for (OpenSession other : others) {
            assertThat(refresh(other.token())).isInstanceOf(RefreshOutcome.Refreshed.class);
        }
    }

    @Test
    void whatIsTooOldIsForgotten() {
        refreshed(begin(ADA).token());
        clock.advance(IDLE.plusMillis(1));
        OpenSession young = begin(ADA);

        sessions.forget().block(PATIENCE);

        assertThat(texts("SELECT id FROM customer_session"))
                .containsExactly(young.id().value());
        assertThat(texts("SELECT token_hash FROM refresh_token"))
                .containsExactly(young.token().hash());
    }

    private OpenSession begin(CustomerId customer) {
        return Objects.requireNonNull(sessions.begin(customer).block(PATIENCE));
    }

    private RefreshOutcome refresh(OpaqueToken token) {
        return Objects.requireNonNull(sessions.refresh(token).block(PATIENCE));
    }

    private OpenSession refreshed(OpaqueToken token) {
        return ((RefreshOutcome.Refreshed) refresh(token)).session();
    }

    private List<String> texts(String select) {
        return Objects.requireNonNull(
                database.sql(select).mapValue(String.class).all().collectList().block(PATIENCE));
    }
}
