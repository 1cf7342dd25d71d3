package io.flashsale.account.mysql;

import io.flashsale.account.AccountSettings;
import io.flashsale.account.Customer;
import io.flashsale.account.Language;
import io.flashsale.account.Role;
import io.flashsale.account.VerifiedMails;
import io.flashsale.notification.Outbox;
import io.flashsale.shared.CustomerId;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes new rows of {@code customer} and {@code customer_identity}. All in a caller's transaction. */
@Component
class MySqlCustomers {

    /** Of the identity whose subject is the mail address, whether there is a password or not. */
    static final String MAIL = "PASSWORD";

    private final DatabaseClient database;
    private final MySqlMailedLinks links;
    private final AccountSettings settings;
    private final Outbox outbox;
    private final Clock clock;

    MySqlCustomers(
            DatabaseClient database, MySqlMailedLinks links, AccountSettings settings, Outbox outbox, Clock clock) {
        this.database = database;
        this.links = links;
        this.settings = settings;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param language null if nobody has said */
    Mono<Void> insert(Customer customer, @Nullable Language language) {
        return database.sql("""
                        INSERT INTO customer (id, name, role, language, created_at)
                        VALUES (:id, :name, :role, :language, :now)""")
                .bind("id", customer.id().value())
                .bind("name", customer.name())
                .bind("role", customer.role().name())
                .bind("language", Parameters.in(R2dbcType.VARCHAR, language == null ? null : language.tag()))
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** Whoever inserts an identity first has it; its unique key is the one place that decides. */
    Mono<Void> insertIdentity(
            String provider, String subject, CustomerId customer, @Nullable String hash, boolean verified) {
        Instant now = clock.instant();
        return database.sql("""
                        INSERT INTO customer_identity
                            (provider, subject, customer_id, secret_hash, verified_at, created_at)
                        VALUES (:provider, :subject, :customer, :hash, :verified, :now)""")
                .bind("provider", provider)
                .bind("subject", subject)
                .bind("customer", customer.value())
                .bind("hash", Parameters.in(R2dbcType.VARCHAR, hash))
                .bind("verified", Parameters.in(R2dbcType.TIMESTAMP, verified ? now : null))
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** Where mails are sent, and their reader must be known before the first purchase. */
    Mono<Void> askToVerify(Customer customer) {
        boolean asked =
                customer.role() == Role.CUSTOMER && outbox.isOpen() && VerifiedMails.areNeeded(settings, outbox);
        return asked ? links.verify(customer.id()) : Mono.empty();
    }
}
