package io.flashsale.account.mysql;

import static io.flashsale.platform.mysql.Columns.text;

import io.flashsale.notification.Recipient;
import io.flashsale.notification.Recipients;
import io.flashsale.platform.mysql.JsonRows;
import io.flashsale.shared.CustomerId;
import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.Locale;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** The mail addresses that customers log in with, with their names and languages. */
@Component
class MySqlRecipients implements Recipients {

    private final DatabaseClient database;

    MySqlRecipients(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Flux<Recipient> of(Collection<CustomerId> customers) {
        return database.sql("""
                        SELECT c.id, c.name, c.language, i.subject
                        FROM JSON_TABLE(:rows, '$[*]' COLUMNS (
                            id CHAR(26) CHARACTER SET ascii PATH '$[0]')) AS wanted
                        STRAIGHT_JOIN customer c ON c.id = wanted.id
                        STRAIGHT_JOIN customer_identity i ON i.customer_id = c.id AND i.provider = 'PASSWORD'""")
                .bind("rows", JsonRows.of(customers, (json, id) -> json.writeString(id.value())))
                .map(MySqlRecipients::recipient)
                .all();
    }

    private static Recipient recipient(Readable row) {
        String language = row.get("language", String.class);
        return new Recipient(
                new CustomerId(text(row, "id")),
                text(row, "subject"),
                text(row, "name"),
                language == null ? null : Locale.forLanguageTag(language));
    }
}
