package io.flashsale.account.mysql;

import static io.flashsale.platform.mysql.Columns.text;

import io.flashsale.account.Customer;
import io.flashsale.account.MailAddress;
import io.flashsale.account.SocialIdentity;
import io.flashsale.account.SocialProvider;
import io.flashsale.shared.CustomerId;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who logs in how, in {@code customer_identity}. What locks does so in a caller's transaction. */
@Component
class MySqlIdentities {

    /** Of the identity whose subject is the mail address, whether there is a password or not. */
    static final String MAIL = "PASSWORD";

    private static final String HAS_MAIL =
            "SELECT 1 FROM customer_identity WHERE customer_id = :customer AND provider = 'PASSWORD'";

    private final DatabaseClient database;
    private final Clock clock;

    MySqlIdentities(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Whoever inserts an identity first has it; its unique key is the one place that decides. */
    Mono<Void> insert(String provider, String subject, CustomerId customer, @Nullable String hash, boolean verified) {
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

    /** Whose it is: until the transaction's end, its account is not deleted. */
    Mono<Customer> owner(SocialIdentity identity) {
        return database.sql(MySqlCustomers.SELECT + """
                        JOIN customer_identity i ON i.customer_id = c.id
                        WHERE i.provider = :provider AND i.subject = :subject LOCK IN SHARE MODE""")
                .bind("provider", identity.provider().name())
                .bind("subject", identity.subject())
                .map(MySqlCustomers::read)
                .one();
    }

    Mono<Boolean> isTaken(MailAddress mail) {
        return database.sql("SELECT 1 FROM customer_identity WHERE provider = 'PASSWORD' AND subject = :mail")
                .bind("mail", mail.value())
                .fetch()
                .one()
                .hasElement();
    }

    /** Other than passwords. */
    Mono<List<SocialProvider>> of(CustomerId customer) {
        return database.sql("""
                        SELECT provider FROM customer_identity
                        WHERE customer_id = :customer AND provider <> 'PASSWORD' ORDER BY provider""")
                .bind("customer", customer.value())
                .map(row -> SocialProvider.valueOf(text(row, "provider")))
                .all()
                .collectList();
    }

    /** Whether somebody can log in without a provider. */
    Mono<Boolean> hasPassword(CustomerId customer) {
        return has(customer, HAS_MAIL + " AND secret_hash IS NOT NULL");
    }

    Mono<Boolean> hasMail(CustomerId customer) {
        return has(customer, HAS_MAIL);
    }

    private Mono<Boolean> has(CustomerId customer, String select) {
        return database.sql(select)
                .bind("customer", customer.value())
                .fetch()
                .one()
                .hasElement();
    }

    Mono<Void> delete(CustomerId customer, SocialProvider provider) {
        return database.sql("DELETE FROM customer_identity WHERE customer_id = :customer AND provider = :provider")
                .bind("customer", customer.value())
                .bind("provider", provider.name())
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** Its customer may have deleted the account meanwhile: then nothing is changed. */
    Mono<Void> verifyMail(CustomerId customer) {
        return Mono.defer(() -> database.sql("""
                        UPDATE customer_identity SET verified_at = COALESCE(verified_at, :now)
                        WHERE provider = 'PASSWORD' AND customer_id = :customer""")
                .bind("now", clock.instant())
                .bind("customer", customer.value())
                .fetch()
                .rowsUpdated()
                .then());
    }
}
