package io.flashsale.notification.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.development.DevelopmentServices;
import io.flashsale.development.Endpoints;
import io.flashsale.notification.Channel;
import io.flashsale.notification.SendRate;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** Two processes that send in one channel. */
class MySqlSendRateIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
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
    void nobodyHasAny() {
        takenUntil("'2026-01-01'");
    }

    @Test
    void whileOneProcessHasTheTimeNoOtherHas() {
        assertThat(one.take(Channel.MAIL, Duration.ofSeconds(30)).block(PATIENCE))
                .isTrue();

        assertThat(other.take(Channel.MAIL, Duration.ofSeconds(30)).block(PATIENCE))
                .isFalse();
        assertThat(other.take(Channel.TEXT, Duration.ofSeconds(30)).block(PATIENCE))
                .isTrue();
    }

    @Test
    void ofManyWhoAskAtOnceOneHasIt() {
        Long taken = Flux.range(0, 40)
                .flatMap(i -> (i % 2 == 0 ? one : other).take(Channel.MAIL, Duration.ofSeconds(30)), 8)
                .filter(ours -> ours)
                .count()
                .block(PATIENCE);

        assertThat(taken).isOne();
    }

    @Test
    void whatIsGivenBackIsFree() {
        one.take(Channel.MAIL, Duration.ofSeconds(30)).block(PATIENCE);

        one.giveBack(Channel.MAIL, Duration.ofSeconds(30)).block(PATIENCE);

        assertThat(other.take(Channel.MAIL, Duration.ofSeconds(30)).block(PATIENCE))
                .isTrue();
    }

    @Test
    void timeThatHasPassedIsNotGivenBack() {
        takenUntil("UTC_TIMESTAMP(6) - INTERVAL 1 SECOND");

        one.giveBack(Channel.MAIL, Duration.ofHours(2)).block(PATIENCE);
        one.take(Channel.MAIL, Duration.ofSeconds(30)).block(PATIENCE);

        assertThat(other.take(Channel.MAIL, Duration.ofSeconds(30)).block(PATIENCE))
                .isFalse();
    }

    @Test
    void aClockThatWasWrongHoldsNobodyUp() {
        takenUntil("UTC_TIMESTAMP(6) + INTERVAL 1 DAY");

        assertThat(one.take(Channel.MAIL, Duration.ofSeconds(30)).block(PATIENCE))
                .isTrue();
        assertThat(one.take(Channel.MAIL, Duration.ofSeconds(30)).block(PATIENCE))
                .isFalse();
    }

    private void takenUntil(String time) {
        database.sql("UPDATE send_rate SET taken_until = " + time).then().block(PATIENCE);
    }

    private static SendRate rate() {
        return new MySqlSendRate(DatabaseClient.create(POOL));
    }
}
