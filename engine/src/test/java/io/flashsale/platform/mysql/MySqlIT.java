package io.flashsale.platform.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.development.CutLine;
import io.flashsale.development.DevelopmentServices;
import io.r2dbc.pool.ConnectionPool;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.util.context.Context;

class MySqlIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final MySqlConfiguration CONFIGURATION = new MySqlConfiguration();
    private static final MySqlSettings SETTINGS = new MySqlSettings(
            URI.create(DevelopmentServices.shared().freshEndpoints().mysqlUrl()),
            2,
            Duration.ofSeconds(2),
            1,
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Duration.ofSeconds(10));

    private static final ConnectionPool POOL = CONFIGURATION.connectionFactory(SETTINGS);

    private final DatabaseClient database = DatabaseClient.create(POOL);
    private final Transactions transactions = new Transactions(new R2dbcTransactionManager(POOL));

    @BeforeAll
    static void migrate() {
        CONFIGURATION.flyway(SETTINGS).migrate();
        CONFIGURATION.flyway(SETTINGS).migrate();
    }

    @AfterAll
    static void close() {
        POOL.dispose();
    }

    @BeforeEach
    void empty() {
        database.sql("DELETE FROM lease").then().block(PATIENCE);
    }

    @Test
    void speaksInReadCommittedAndUtc() {
        assertThat(text("SELECT @@session.transaction_isolation")).isEqualTo("READ-COMMITTED");
        assertThat(text("SELECT @@session.time_zone")).isIn("UTC", "+00:00");
        assertThat(text("SELECT CAST(@@session.innodb_lock_wait_timeout AS CHAR)"))
                .isEqualTo("1");
    }

    @Test
    void keepsTimesToTheMicrosecond() {
        Instant time = Instant.parse("2026-03-29T01:30:00.123456Z");
        hold("a", time).block(PATIENCE);

        Instant read = database.sql("SELECT held_until FROM lease")
                .mapValue(Instant.class)
                .one()
                .block(PATIENCE);

        assertThat(read).isEqualTo(time);
        assertThat(text("SELECT DATE_FORMAT(held_until, '%H:%i:%s.%f') FROM lease"))
                .isEqualTo("01:30:00.123456");
    }

    @Test
    void insertsManyRowsInOrder() {
        List<Integer> rows = IntStream.range(0, 1_543).boxed().toList();
        var leases = ManyRows.<Integer>into("lease")
                .with("name", String.class, row -> "n" + row)
                .with("holder", String.class, _ -> "h")
                .with("held_until", Instant.class, _ -> Instant.EPOCH);

        leases.insert(database, rows).block(PATIENCE);

        assertThat(count()).isEqualTo(1_543);
    }

    @Test
    void undoesWhatSignalsAnError() {
        Mono<Long> work = hold("a", Instant.EPOCH).then(hold("a", Instant.EPOCH));

        StepVerifier.create(transactions.run(work)).expectError().verify(PATIENCE);

        assertThat(count()).isZero();
    }

    @Test
    void undoesAnAnswerThatIsNotKeptAndGivesItAllTheSame() {
        assertThat(transactions.runKeeping(_ -> false, hold("a", Instant.EPOCH)).block(PATIENCE))
                .isEqualTo(1);
        assertThat(count()).isZero();

        assertThat(transactions.runKeeping(_ -> true, hold("a", Instant.EPOCH)).block(PATIENCE))
                .isEqualTo(1);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void finishesWhatItsCallerDoesNotWaitFor() {
        Mono<Long> slow = database.sql("SELECT SLEEP(0.3)").then().then(hold("a", Instant.EPOCH));

        transactions.run(slow).subscribe().dispose();

        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(count()).isEqualTo(1));
    }

    @Test
    void doesNotWaitLongForALock() {
        hold("a", Instant.EPOCH).block(PATIENCE);
        Mono<Long> change =
                database.sql("UPDATE lease SET holder = 'x'").fetch().rowsUpdated();

        Mono<Long> elsewhere = transactions.run(change).contextWrite(_ -> Context.empty());

        StepVerifier.create(transactions.run(change.then(elsewhere)))
                .expectError(TransientDataAccessException.class)
                .verify(PATIENCE);
    }

    @Test
    void turnsAwayWhoFindsNoConnection() {
        Mono<Void> sleep = database.sql("SELECT SLEEP(4)").then();
        var busy = Mono.when(sleep, sleep).toFuture();

        StepVerifier.create(database.sql("SELECT 1").then())
                .expectError(DataAccessResourceFailureException.class)
                .verify(SETTINGS.acquireTimeout().plusMillis(900));

        Mono.fromFuture(busy).block(PATIENCE);
    }

    @Test
    void givesUpConnectionsThatWereCutWithoutAWord() {
        try (var line = CutLine.to(SETTINGS.port())) {
            var pool = CONFIGURATION.connectionFactory(over(line));
            var there = new Transactions(new R2dbcTransactionManager(pool));
            var ask = DatabaseClient.create(pool).sql("SELECT SLEEP(0.1)").then();
            Mono.when(there.run(ask), there.run(ask)).block(PATIENCE);

            var begun = there.run(ask.then(Mono.fromRunnable(line::cut)).then(ask));

            StepVerifier.create(begun).expectError().verify(PATIENCE);
            there.run(ask).retry(1).block(PATIENCE);
            pool.dispose();
        }
    }

    private static MySqlSettings over(CutLine line) {
        var second = Duration.ofSeconds(1);
        var url = SETTINGS.url().toString().replace(":" + SETTINGS.port() + "/", ":" + line.port() + "/");
        return new MySqlSettings(
                URI.create(url),
                2,
                Duration.ofSeconds(2),
                1,
                Duration.ofSeconds(5),
                second,
                second,
                second.plusMillis(500));
    }

    private Mono<Long> hold(String name, Instant until) {
        return database.sql("INSERT INTO lease (name, holder, held_until) VALUES (:name, 'h', :until)")
                .bind("name", name)
                .bind("until", until)
                .fetch()
                .rowsUpdated();
    }

    private String text(String query) {
        return String.valueOf(database.sql(query).mapValue(String.class).one().block(PATIENCE));
    }

    private long count() {
        return Long.parseLong(text("SELECT CAST(COUNT(*) AS CHAR) FROM lease"));
    }
}
