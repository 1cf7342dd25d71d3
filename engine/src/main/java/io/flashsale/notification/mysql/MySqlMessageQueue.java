package io.flashsale.notification.mysql;

import static io.flashsale.platform.mysql.Columns.required;
import static io.flashsale.platform.mysql.Columns.text;
import static io.flashsale.platform.mysql.Columns.time;

import io.flashsale.notification.Channel;
import io.flashsale.notification.ConditionalOnMail;
import io.flashsale.notification.Message;
import io.flashsale.notification.MessageEnd;
import io.flashsale.notification.MessageQueue;
import io.flashsale.notification.QueueClass;
import io.flashsale.notification.TakenMessage;
import io.flashsale.notification.Template;
import io.flashsale.platform.Ids;
import io.flashsale.shared.CustomerId;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes rows of {@code notification} by one guarded UPDATE under a name of its own, then reads what it got. */
@Component
@ConditionalOnMail
class MySqlMessageQueue implements MessageQueue {

    private static final Logger LOG = LoggerFactory.getLogger(MySqlMessageQueue.class);
    private static final int FORGOTTEN_AT_ONCE = 1_000;
    private static final int LONGEST_REASON = 100;

    private final DatabaseClient database;
    private final Ids ids;
    private final Clock clock;

    MySqlMessageQueue(DatabaseClient database, Ids ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Flux<TakenMessage> take(Channel channel, QueueClass of, Instant until, int most) {
        return Flux.defer(() -> {
            String holder = ids.next();
            Instant exactly = until.truncatedTo(ChronoUnit.MILLIS);
            return claim(channel, of, holder, exactly, most)
                    .flatMapMany(claimed -> claimed == 0 ? Flux.empty() : claimedBy(channel, of, holder, exactly));
        });
    }

    private Mono<Long> claim(Channel channel, QueueClass of, String holder, Instant until, int most) {
        return database.sql("""
                        UPDATE notification SET holder = :holder, next_at = :until, attempts = attempts + 1
                        WHERE channel = :channel AND status = 'DUE' AND queue_class = :of AND next_at <= :now
                        ORDER BY next_at, id LIMIT :most""")
                .bind("channel", channel.name())
                .bind("of", of.name())
                .bind("holder", holder)
                .bind("until", until)
                .bind("now", clock.instant())
                .bind("most", most)
                .fetch()
                .rowsUpdated();
    }

    /** One that this release cannot read stays taken, so that the others go on, and is looked at again afterwards. */
    private Flux<TakenMessage> claimedBy(Channel channel, QueueClass of, String holder, Instant until) {
        return database.sql("""
                        SELECT * FROM notification
                        WHERE channel = :channel AND status = 'DUE' AND queue_class = :of AND next_at = :until
                            AND holder = :holder
                        ORDER BY id""")
                .bind("channel", channel.name())
                .bind("of", of.name())
                .bind("until", until)
                .bind("holder", holder)
                .map(row -> readable(row, holder, until))
                .all()
                .mapNotNull(found -> found.orElse(null));
    }

    private static Optional<TakenMessage> readable(Readable row, String holder, Instant until) {
        try {
            return Optional.of(read(row, holder, until));
        } catch (RuntimeException e) {
            LOG.error("outbox: {} cannot be read: {}", text(row, "id"), e.toString());
            return Optional.empty();
        }
    }

    @Override
    public Mono<Void> end(TakenMessage taken, MessageEnd end, String reason) {
        return change(of(taken, """
                        UPDATE notification SET status = :end, ended_at = :now, error = NULLIF(:reason, '')
                        WHERE id = :id AND holder = :holder AND status = 'DUE'""")
                .bind("end", end.name())
                .bind("now", clock.instant())
                .bind("reason", shortened(reason)));
    }

    @Override
    public Mono<Void> later(TakenMessage taken, Instant next, String reason) {
        GenericExecuteSpec change = of(taken, """
                UPDATE notification SET next_at = :next, holder = NULL, error = NULLIF(:reason, '')
                WHERE id = :id AND holder = :holder AND status = 'DUE'""");
        return change(change.bind("next", next).bind("reason", shortened(reason)));
    }

    @Override
    public Mono<Void> putBack(TakenMessage taken, Instant next) {
        return change(of(taken, """
                        UPDATE notification SET next_at = :next, holder = NULL, attempts = attempts - 1
                        WHERE id = :id AND holder = :holder AND status = 'DUE'""").bind("next", next));
    }

    @Override
    public Mono<Long> due(Channel channel, QueueClass of, int most) {
        GenericExecuteSpec count = database.sql("""
                SELECT COUNT(*) AS number FROM (
                    SELECT 1 FROM notification
                    WHERE channel = :channel AND status = 'DUE' AND queue_class = :of AND next_at <= :now
                    LIMIT :most) AS due""");
        return number(count.bind("channel", channel.name())
                .bind("of", of.name())
                .bind("now", clock.instant())
                .bind("most", most));
    }

    @Override
    public Mono<Long> waiting(Channel channel, int most) {
        GenericExecuteSpec count = database.sql("""
                SELECT COUNT(*) AS number FROM (
                    SELECT 1 FROM notification WHERE channel = :channel AND status = 'DUE' LIMIT :most) AS due""");
        return number(count.bind("channel", channel.name()).bind("most", most));
    }

    private static Mono<Long> number(GenericExecuteSpec count) {
        return count.map(row -> required(row, "number", Long.class)).one();
    }

    /** An id begins with the time of its making. */
    @Override
    public Mono<Long> forget(Instant madeBefore) {
        return database.sql("DELETE FROM notification WHERE id < :before AND status <> 'DUE' LIMIT :most")
                .bind("before", Ids.firstAt(madeBefore))
                .bind("most", FORGOTTEN_AT_ONCE)
                .fetch()
                .rowsUpdated();
    }

    private GenericExecuteSpec of(TakenMessage taken, String change) {
        return database.sql(change).bind("id", taken.id()).bind("holder", taken.holder());
    }

    private static Mono<Void> change(GenericExecuteSpec change) {
        return change.fetch().rowsUpdated().then();
    }

    private static String shortened(String reason) {
        return reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
    }

    private static TakenMessage read(Readable row, String holder, Instant until) {
        String locale = row.get("locale", String.class);
        Message message = new Message(
                Template.valueOf(text(row, "template")),
                new CustomerId(text(row, "recipient_id")),
                text(row, "reference"),
                locale == null ? null : Locale.forLanguageTag(locale),
                DataJson.read(text(row, "data")));
        return new TakenMessage(
                text(row, "id"),
                holder,
                until,
                message,
                required(row, "attempts", Integer.class),
                time(row, "created_at"));
    }
}
