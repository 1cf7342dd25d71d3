package io.flashsale.notification.mysql;

import io.flashsale.notification.Channel;
import io.flashsale.notification.ConditionalOnMail;
import io.flashsale.notification.SendRate;
import java.time.Duration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * One statement each, so that no process holds up the others when it stands still. By the clock of MySQL: those of the
 * processes differ.
 */
@Component
@ConditionalOnMail
class MySqlSendRate implements SendRate {

    /** More than anybody takes at once: a clock was wrong. */
    private static final Duration IMPOSSIBLE = Duration.ofHours(1);

    private final DatabaseClient database;

    MySqlSendRate(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Boolean> take(Channel channel, Duration time) {
        return database.sql("""
                        UPDATE send_rate SET taken_until = UTC_TIMESTAMP(6) + INTERVAL :time MICROSECOND
                        WHERE channel = :channel AND (taken_until <= UTC_TIMESTAMP(6)
                            OR taken_until > UTC_TIMESTAMP(6) + INTERVAL :impossible MICROSECOND)""")
                .bind("time", micros(time))
                .bind("impossible", micros(IMPOSSIBLE))
                .bind("channel", channel.name())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    @Override
    public Mono<Void> giveBack(Channel channel, Duration time) {
        return database.sql("""
                        UPDATE send_rate SET taken_until = taken_until - INTERVAL :time MICROSECOND
                        WHERE channel = :channel AND taken_until > UTC_TIMESTAMP(6)""")
                .bind("time", micros(time))
                .bind("channel", channel.name())
                .then();
    }

    private static long micros(Duration time) {
        return time.toNanos() / 1_000;
    }
}
