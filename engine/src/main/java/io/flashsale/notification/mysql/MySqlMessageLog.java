package io.flashsale.notification.mysql;

import static io.flashsale.platform.mysql.Columns.required;
import static io.flashsale.platform.mysql.Columns.text;
import static io.flashsale.platform.mysql.Columns.time;
import static io.flashsale.platform.mysql.Columns.timeOrNull;

import io.flashsale.notification.Channel;
import io.flashsale.notification.ConditionalOnMail;
import io.flashsale.notification.LoggedMessage;
import io.flashsale.notification.MessageEnd;
import io.flashsale.notification.MessageLog;
import io.flashsale.notification.ResendOutcome;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.Page;
import io.r2dbc.spi.Readable;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rows of {@code notification}, for people. */
@Component
@ConditionalOnMail
class MySqlMessageLog implements MessageLog {

    private static final String DUE = "DUE";

    private final DatabaseClient database;
    private final Clock clock;

    MySqlMessageLog(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Flux<LoggedMessage> to(CustomerId recipient, Page page) {
        return page(page, recipient.value(), """
                SELECT * FROM notification WHERE recipient_id = :of AND id > :after ORDER BY id LIMIT :limit""");
    }

    @Override
    public Flux<LoggedMessage> about(String reference, Page page) {
        String select = "SELECT * FROM notification WHERE reference = :of AND id > :after ORDER BY id LIMIT :limit";
        return mayBeOurs(reference) ? page(page, reference, select) : Flux.empty();
    }

    /** MySQL refuses to compare anything else with a column that is ASCII. */
    private static boolean mayBeOurs(String id) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(id);
    }

    private Flux<LoggedMessage> page(Page page, String of, String select) {
        return database.sql(select)
                .bind("of", of)
                .bind("after", page.after())
                .bind("limit", page.limit())
                .map(MySqlMessageLog::read)
                .all();
    }

    @Override
    public Mono<ResendOutcome> resend(String id) {
        return mayBeOurs(id) ? sendAgain(id) : Mono.just(ResendOutcome.NO_SUCH_MESSAGE);
    }

    private Mono<ResendOutcome> sendAgain(String id) {
        return database.sql("""
                        UPDATE notification SET status = 'DUE', next_at = :now, created_at = :now, attempts = 0,
                            holder = NULL, error = NULL, ended_at = NULL
                        WHERE id = :id AND status <> 'DUE'""")
                .bind("now", clock.instant())
                .bind("id", id)
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> rows == 1 ? Mono.just(ResendOutcome.DUE) : unchanged(id));
    }

    private Mono<ResendOutcome> unchanged(String id) {
        return database.sql("SELECT id FROM notification WHERE id = :id")
                .bind("id", id)
                .fetch()
                .first()
                .map(_ -> ResendOutcome.UNDER_WAY)
                .defaultIfEmpty(ResendOutcome.NO_SUCH_MESSAGE);
    }

    private static LoggedMessage read(Readable row) {
        String status = text(row, "status");
        boolean due = status.equals(DUE);
        return new LoggedMessage(
                text(row, "id"),
                Channel.valueOf(text(row, "channel")),
                text(row, "template"),
                new CustomerId(text(row, "recipient_id")),
                text(row, "reference"),
                required(row, "attempts", Integer.class),
                time(row, "created_at"),
                due ? timeOrNull(row, "next_at") : null,
                due ? null : MessageEnd.valueOf(status),
                timeOrNull(row, "ended_at"),
                row.get("error", String.class));
    }
}
