package io.flashsale.account.mysql;

import static io.flashsale.platform.mysql.Columns.text;

import io.flashsale.account.AccountSettings;
import io.flashsale.account.LinkPurpose;
import io.flashsale.account.MailAddress;
import io.flashsale.account.Password;
import io.flashsale.account.PasswordHashes;
import io.flashsale.account.Passwords;
import io.flashsale.notification.Message;
import io.flashsale.notification.Outbox;
import io.flashsale.notification.Template;
import io.flashsale.platform.Ids;
import io.flashsale.platform.OpaqueToken;
import io.flashsale.platform.mysql.Transactions;
import io.flashsale.session.SessionEnd;
import io.flashsale.session.Sessions;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.SessionId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Password hashes of {@code customer_identity}: changed first, sessions ended then, in one transaction. */
@Component
class MySqlPasswords implements Passwords {

    private final DatabaseClient database;
    private final Transactions transactions;
    private final PasswordHashes hashes;
    private final MySqlMailedLinks links;
    private final MySqlStrangers strangers;
    private final Sessions sessions;
    private final Outbox outbox;
    private final AccountSettings settings;
    private final Ids ids;
    private final Clock clock;

    MySqlPasswords(
            DatabaseClient database,
            Transactions transactions,
            PasswordHashes hashes,
            MySqlMailedLinks links,
            MySqlStrangers strangers,
            Sessions sessions,
            Outbox outbox,
            AccountSettings settings,
            Ids ids,
            Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.hashes = hashes;
        this.links = links;
        this.strangers = strangers;
        this.sessions = sessions;
        this.outbox = outbox;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Mono<Boolean> check(CustomerId customer, Password password) {
        return hashes.inTurn(hash(customer).flatMap(hash -> hashes.matches(password, hash)))
                .defaultIfEmpty(false);
    }

    @Override
    public Mono<Boolean> change(CustomerId customer, @Nullable SessionId kept, Password current, Password wanted) {
        return hashes.inTurn(hash(customer)
                        .filterWhen(old -> hashes.matches(current, old))
                        .zipWhen(_ -> hashes.hash(wanted)))
                .flatMap(hash -> transactions.run(replace(customer, hash.getT1(), hash.getT2())
                        .filter(replaced -> replaced)
                        .delayUntil(_ -> afterwards(customer, kept))))
                .defaultIfEmpty(false);
    }

    @Override
    public Mono<Void> forgotten(MailAddress address) {
        return Mono.when(transactions.run(links.reset(address)), Mono.delay(settings.resetAnswer()));
    }

    /** A wrong token costs no hash; of two who come with a right one, the second finds it used. */
    @Override
    public Mono<Boolean> reset(OpaqueToken token, Password wanted) {
        return links.isGood(LinkPurpose.RESET_PASSWORD, token)
                .filter(good -> good)
                .flatMap(_ -> hashes.inTurn(hashes.hash(wanted)))
                .flatMap(hash -> transactions.run(links.take(LinkPurpose.RESET_PASSWORD, token)
                        .delayUntil(strangers::turnOut)
                        .filterWhen(customer -> set(customer, hash))
                        .delayUntil(customer -> afterwards(customer, null))))
                .hasElement();
    }

    private Mono<String> hash(CustomerId customer) {
        return database.sql("""
                        SELECT secret_hash FROM customer_identity
                        WHERE provider = 'PASSWORD' AND customer_id = :customer AND secret_hash IS NOT NULL""")
                .bind("customer", customer.value())
                .map(row -> text(row, "secret_hash"))
                .one();
    }

    /** Unless somebody else was faster. */
    private Mono<Boolean> replace(CustomerId customer, String old, String wanted) {
        return database.sql("""
                        UPDATE customer_identity SET secret_hash = :wanted
                        WHERE provider = 'PASSWORD' AND customer_id = :customer AND secret_hash = :old""")
                .bind("wanted", wanted)
                .bind("customer", customer.value())
                .bind("old", old)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    /** Who reads the mails to an address has verified it by the way. */
    private Mono<Boolean> set(CustomerId customer, String wanted) {
        return database.sql("""
                        UPDATE customer_identity
                        SET secret_hash = :wanted, verified_at = COALESCE(verified_at, :now)
                        WHERE provider = 'PASSWORD' AND customer_id = :customer""")
                .bind("wanted", wanted)
                .bind("now", clock.instant())
                .bind("customer", customer.value())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    /** Links to another way in end as well: perhaps whoever had them mailed is the one to be shut out. */
    private Mono<Void> afterwards(CustomerId customer, @Nullable SessionId kept) {
        return sessions.endAll(customer, kept, SessionEnd.PASSWORD_CHANGED)
                .then(links.end(LinkPurpose.RESET_PASSWORD, customer))
                .then(links.end(LinkPurpose.LINK_IDENTITY, customer))
                .then(tell(customer));
    }

    private Mono<Void> tell(CustomerId customer) {
        Instant now = clock.instant();
        return outbox.isOpen()
                ? outbox.put(List.of(new Message(Template.PASSWORD_CHANGED, customer, ids.next(), Map.of("at", now))))
                : Mono.empty();
    }
}
