package io.flashsale.account.mysql;

import static io.flashsale.platform.mysql.Columns.text;
import static io.flashsale.platform.mysql.Columns.timeOrNull;

import io.flashsale.account.AccountSettings;
import io.flashsale.account.VerifiedMails;
import io.flashsale.notification.Outbox;
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
    private final boolean verificationIsNeeded;

    MySqlRecipients(DatabaseClient database, AccountSettings settings, Outbox outbox) {
        this.database = database;
        this.verificationIsNeeded = VerifiedMails.areNeeded(settings, outbox);
    }

    @Override
    public Flux<Recipient> of(Collection<CustomerId> customers) {
        return database.sql("""
                        SELECT c.id, c.name, c.language, i.subject, i.verified_at
                        FROM JSON_TABLE(:rows, '$[*]' COLUMNS (
                            id CHAR(26) CHARACTER SET ascii PATH '$[0]')) AS wanted
                        STRAIGHT_JOIN customer c ON c.id = wanted.id
                        STRAIGHT_JOIN customer_identity i ON i.customer_id = c.id AND i.provider = 'PASSWORD'""")
                .bind("rows", JsonRows.of(customers, (json, id) -> json.writeString(id.value())))
                .map(this::recipient)
                .all();
    }

    private Recipient recipient(Readable row) {
        boolean verified = !verificationIsNeeded || timeOrNull(row, "verified_at") != null;
        String language = row.get("language", String.class);
        return new Recipient(
                new CustomerId(text(row, "id")),
                text(row, "subject"),
                verified ? text(row, "name") : "",
                verified,
                language == null ? null : Locale.forLanguageTag(language));
    }
}
