package io.flashsale.notification.mysql;

import io.flashsale.notification.Channel;
import io.flashsale.notification.ConditionalOnMail;
import io.flashsale.notification.Message;
import io.flashsale.notification.Outbox;
import io.flashsale.notification.TextKinds;
import io.flashsale.platform.Ids;
import io.flashsale.platform.mysql.JsonRows;
import io.flashsale.platform.mysql.RefusedData;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.JsonGenerator;

/**
 * Rows of {@code notification}, all of one call by one statement: a mail for each message, and a text for each that is
 * urgent and goes to somebody who wants texts. The unique key keeps out what is there.
 */
@Component
@ConditionalOnMail
class MySqlOutbox implements Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(MySqlOutbox.class);

    /** A row with a reader is a text, and is left out unless that customer wants texts. */
    private static final String PUT = """
            INSERT INTO notification
                (id, channel, queue_class, template, recipient_id, reference, locale, data, status, next_at, created_at)
            SELECT id, channel, queue_class, template, recipient_id, reference, locale, data, 'DUE', :now, :now
            FROM JSON_TABLE(:rows, '$[*]' COLUMNS (
                id CHAR(26) CHARACTER SET ascii PATH '$[0]',
                channel VARCHAR(10) CHARACTER SET ascii PATH '$[1]',
                template VARCHAR(40) CHARACTER SET ascii PATH '$[2]',
                recipient_id CHAR(26) CHARACTER SET ascii PATH '$[3]',
                reference VARCHAR(64) CHARACTER SET ascii PATH '$[4]',
                locale VARCHAR(35) CHARACTER SET ascii PATH '$[5]',
                data VARCHAR(12000) CHARACTER SET utf8mb4 PATH '$[6]',
                reader CHAR(26) CHARACTER SET ascii PATH '$[7]',
                queue_class VARCHAR(10) CHARACTER SET ascii PATH '$[8]')) AS message
            LEFT JOIN text_reader ON text_reader.customer_id = message.reader
            WHERE message.reader IS NULL OR text_reader.customer_id IS NOT NULL
            ON DUPLICATE KEY UPDATE attempts = notification.attempts
            """;

    private final DatabaseClient database;
    private final Ids ids;
    private final Clock clock;
    private final TextKinds texts;

    MySqlOutbox(DatabaseClient database, Ids ids, Clock clock, TextKinds texts) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
        this.texts = texts;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    /** Messages that MySQL will never take are lost, and that is said: they must not stop those who made them. */
    @Override
    public Mono<Void> put(Collection<Message> messages) {
        return messages.isEmpty()
                ? Mono.empty()
                : Mono.defer(() -> insert(messages))
                        .onErrorMap(RefusedData::translate)
                        .onErrorResume(DataIntegrityViolationException.class, refused -> {
                            LOG.error("{} messages are lost, {} the first", messages.size(), first(messages), refused);
                            return Mono.empty();
                        })
                        .then();
    }

    private Mono<Long> insert(Collection<Message> messages) {
        return database.sql(PUT)
                .bind("now", clock.instant())
                .bind("rows", JsonRows.of(rows(messages), this::write))
                .fetch()
                .rowsUpdated();
    }

    private record Row(Message message, Channel channel) {}

    private List<Row> rows(Collection<Message> messages) {
        List<Row> rows = new ArrayList<>(messages.size());
        for (Message message : messages) {
            rows.add(new Row(message, Channel.MAIL));
            if (texts.has(message.template())) {
                rows.add(new Row(message, Channel.TEXT));
            }
        }
        return rows;
    }

    private void write(JsonGenerator json, Row row) {
        Message message = row.message();
        String recipient = message.recipient().value();
        json.writeString(ids.next());
        json.writeString(row.channel().name());
        json.writeString(message.template().name());
        json.writeString(recipient);
        json.writeString(message.reference());
        json.writeString(message.locale() == null ? null : message.locale().toLanguageTag());
        json.writeString(DataJson.write(message.data()));
        json.writeString(row.channel() == Channel.TEXT ? recipient : null);
        json.writeString(message.template().queueClass().name());
    }

    private static Message first(Collection<Message> messages) {
        return messages.iterator().next();
    }
}
