package io.flashsale.notification.mysql;

import io.flashsale.notification.ConditionalOnMail;
import io.flashsale.notification.Message;
import io.flashsale.notification.Outbox;
import io.flashsale.platform.Ids;
import io.flashsale.platform.mysql.JsonRows;
import io.flashsale.platform.mysql.RefusedData;
import java.time.Clock;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.JsonGenerator;

/** Rows of {@code notification}, all of one call by one statement. The unique key keeps out what is there. */
@Component
@ConditionalOnMail
class MySqlOutbox implements Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(MySqlOutbox.class);

    private static final String PUT = """
            INSERT INTO notification (id, template, recipient_id, reference, locale, data, status, next_at, created_at)
            SELECT id, template, recipient_id, reference, locale, data, 'DUE', :now, :now
            FROM JSON_TABLE(:rows, '$[*]' COLUMNS (
                id CHAR(26) CHARACTER SET ascii PATH '$[0]',
                template VARCHAR(40) CHARACTER SET ascii PATH '$[1]',
                recipient_id CHAR(26) CHARACTER SET ascii PATH '$[2]',
                reference VARCHAR(64) CHARACTER SET ascii PATH '$[3]',
                locale VARCHAR(35) CHARACTER SET ascii PATH '$[4]',
                data VARCHAR(12000) CHARACTER SET utf8mb4 PATH '$[5]')) AS message
            ON DUPLICATE KEY UPDATE attempts = notification.attempts
            """;

    private final DatabaseClient database;
    private final Ids ids;
    private final Clock clock;

    MySqlOutbox(DatabaseClient database, Ids ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
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
                .bind("rows", JsonRows.of(messages, this::write))
                .fetch()
                .rowsUpdated();
    }

    private void write(JsonGenerator json, Message message) {
        json.writeString(ids.next());
        json.writeString(message.template().name());
        json.writeString(message.recipient().value());
        json.writeString(message.reference());
        json.writeString(message.locale() == null ? null : message.locale().toLanguageTag());
        json.writeString(DataJson.write(message.data()));
    }

    private static Message first(Collection<Message> messages) {
        return messages.iterator().next();
    }
}
