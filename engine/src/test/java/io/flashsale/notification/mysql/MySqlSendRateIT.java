package io.flashsale.notification.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.development.DevelopmentServices;
import io.flashsale.development.Endpoints;
import io.flashsale.notification.Channel;
import io.flashsale.notification.SendRate;
import io.flashsale.platform.mysql.Transactions;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** Two processes that send in one channel. */
class MySqlSendRateIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Endpoints SERVERS = DevelopmentServices.shared().freshEndpoints();
    private static final ConnectionPool POOL =
            new ConnectionPool(ConnectionPoolConfiguration.builder(ConnectionFactories.get(SERVERS.r2dbcUrl()))
                    .maxSize(8)
                    .build());

    private final DatabaseClient database = DatabaseClient.create(POOL);
    private final SendRate one = rate();
    private final SendRate other = rate();

    @BeforeAll
    static void makeTheTables() {
        SERVERS.migrate();
    }

    @AfterAll
    static void close() {
        POOL.dispose();
    }

    @BeforeEach
    void nothingIsBooked() {
        database.sql("UPDATE send_rate SET booked_until = '2026-01-01'").then().block(PATIENCE);
    }

    @Test
    void whoBooksLaterBeginsWhenTheEarlierOnesEnd() {
        List<Duration> waits = Flux.fromStream(IntStream.range(0, 20).boxed())
                .flatMap(i -> (i % 2 == 0 ? one : other).book(Channel.MAIL, Duration.ofSeconds(2), LONGEST), 8)
                .sort()
                .collectList()
                .block(PATIENCE);

        for (int i = 0; i < 20; i++) {
            assertThat(Objects.requireNonNull(waits).get(i))
                    .isBetween(Duration.ofSeconds(2 * i).minusMillis(1_500), Duration.ofSeconds(2 * i));
        }
    }

    @Test
    void aChannelWaitsForNothingOfTheOther() {
        one.book(Channel.MAIL, Duration.ofSeconds(30), LONGEST).block(PATIENCE);

        assertThat(other.book(Channel.TEXT, Duration.ofSeconds(1), LONGEST).block(PATIENCE))
                .isZero();
    }

    @Test
    void timeThatPassedUnusedIsNotKept() {
        one.book(Channel.MAIL, Duration.ofMillis(1), LONGEST).block(PATIENCE);
        database.sql("UPDATE send_rate SET booked_until = UTC_TIMESTAMP(6) - INTERVAL 1 HOUR")
                .then()
                .block(PATIENCE);
        one.book(Channel.MAIL, Duration.ofSeconds(30), LONGEST).block(PATIENCE);

        assertThat(one.book(Channel.MAIL, Duration.ofSeconds(30), LONGEST).block(PATIENCE))
                .isBetween(Duration.ofSeconds(28), Duration.ofSeconds(30));
    }

    @Test
    void aClockThatWasWrongHoldsNobodyUpForLong() {
        database.sql("UPDATE send_rate SET booked_until = UTC_TIMESTAMP(6) + INTERVAL 1 DAY")
                .then()
                .block(PATIENCE);

        assertThat(one.book(Channel.MAIL, Duration.ofSeconds(2), LONGEST).block(PATIENCE))
                .isBetween(Duration.ofSeconds(58), LONGEST);
    }

    private SendRate rate() {
        return new MySqlSendRate(DatabaseClient.create(POOL), new Transactions(new R2dbcTransactionManager(POOL)));
    }
}
