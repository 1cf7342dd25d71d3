package io.flashsale.notification.mysql;

import static io.flashsale.platform.mysql.Columns.required;

import io.flashsale.notification.Channel;
import io.flashsale.notification.ConditionalOnMail;
import io.flashsale.notification.SendRate;
import io.flashsale.platform.mysql.Transactions;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** By the clock of MySQL: those of the processes differ. */
@Component
@ConditionalOnMail
class MySqlSendRate implements SendRate {

    private final DatabaseClient database;
    private final Transactions transactions;

    MySqlSendRate(DatabaseClient database, Transactions transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    @Override
    public Mono<Duration> book(Channel channel, Duration time, Duration longest) {
        return transactions.run(lengthen(channel, time, longest)
                .then(ahead(channel))
                .map(ahead -> ahead.minus(time))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait));
    }

    /** The row is locked until the end of the transaction. */
    private Mono<Long> lengthen(Channel channel, Duration time, Duration longest) {
        return database.sql("""
                        UPDATE send_rate SET booked_until = INTERVAL :time MICROSECOND + LEAST(
                            GREATEST(booked_until, UTC_TIMESTAMP(6)), UTC_TIMESTAMP(6) + INTERVAL :longest MICROSECOND)
                        WHERE channel = :channel""")
                .bind("time", micros(time))
                .bind("longest", micros(longest))
                .bind("channel", channel.name())
                .fetch()
                .rowsUpdated();
    }

    private Mono<Duration> ahead(Channel channel) {
        return database.sql("""
                        SELECT TIMESTAMPDIFF(MICROSECOND, UTC_TIMESTAMP(6), booked_until) AS ahead
                        FROM send_rate WHERE channel = :channel""")
                .bind("channel", channel.name())
                .map(row -> Duration.of(required(row, "ahead", Long.class), ChronoUnit.MICROS))
                .one();
    }

    private static long micros(Duration time) {
        return time.toNanos() / 1_000;
    }
}
