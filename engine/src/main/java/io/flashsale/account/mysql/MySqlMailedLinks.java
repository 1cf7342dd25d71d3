package io.flashsale.account.mysql;

import static io.flashsale.platform.mysql.Columns.text;

import io.flashsale.account.AccountSettings;
import io.flashsale.account.LinkPurpose;
import io.flashsale.account.MailAddress;
import io.flashsale.account.SocialPerson;
import io.flashsale.notification.Message;
import io.flashsale.notification.Outbox;
import io.flashsale.platform.Ids;
import io.flashsale.platform.OpaqueToken;
import io.flashsale.platform.OpaqueTokens;
import io.flashsale.shared.CustomerId;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes links with the messages that carry them, and takes them when they come back. All in a caller's transaction. */
@Component
class MySqlMailedLinks {

    private static final String LOCK =
            "SELECT customer_id FROM customer_identity WHERE provider = 'PASSWORD' AND %s FOR UPDATE";
    private static final String LOCK_UNVERIFIED = LOCK.formatted("customer_id = :who AND verified_at IS NULL");
    private static final String LOCK_ADDRESS = LOCK.formatted("subject = :who");
    private static final String MAKE = """
            INSERT INTO mailed_link (token_hash, id, purpose, customer_id, made_at, expires_at)
            SELECT :hash, :id, :purpose, :customer, :now, :expires FROM DUAL WHERE NOT EXISTS (
                SELECT 1 FROM mailed_link
                WHERE customer_id = :customer AND purpose = :purpose AND made_at > :young)""";
    private static final int FORGOTTEN_AT_ONCE = 1_000;

    private final DatabaseClient database;
    private final Outbox outbox;
    private final OpaqueTokens tokens;
    private final AccountSettings settings;
    private final Ids ids;
    private final Clock clock;

    MySqlMailedLinks(
            DatabaseClient database,
            Outbox outbox,
            OpaqueTokens tokens,
            AccountSettings settings,
            Ids ids,
            Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.tokens = tokens;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** For somebody whose address is not verified. */
    Mono<Void> verify(CustomerId customer) {
        return mail(LinkPurpose.VERIFY_MAIL, LOCK_UNVERIFIED, customer.value(), Map.of())
                .then();
    }

    /** For whoever has this address; for nobody, if nobody has. */
    Mono<Void> reset(MailAddress address) {
        return mail(LinkPurpose.RESET_PASSWORD, LOCK_ADDRESS, address.value(), Map.of())
                .then();
    }

    /** For whoever has this address: the id of a new link, or nothing, if nobody has or the last link is too young. */
    Mono<String> linkIdentity(MailAddress address, SocialPerson person) {
        Map<String, Object> said =
                Map.of("provider", person.identity().provider().shown(), "person", person.name());
        return mail(LinkPurpose.LINK_IDENTITY, LOCK_ADDRESS, address.value(), said);
    }

    /** The id of the link that was made. Of many who want one for an account, each sees what the others have made. */
    private Mono<String> mail(LinkPurpose purpose, String lock, String who, Map<String, Object> said) {
        return database.sql(lock)
                .bind("who", who)
                .map(row -> new CustomerId(text(row, "customer_id")))
                .one()
                .flatMap(customer -> mail(purpose, customer, said));
    }

    private Mono<String> mail(LinkPurpose purpose, CustomerId customer, Map<String, Object> said) {
        return Mono.defer(() -> {
            String id = ids.nextUnguessable();
            String hash = tokens.derived(purpose.word(), id).hash();
            Instant now = clock.instant();
            Instant expires = now.plus(settings.life(purpose));
            return database.sql(MAKE)
                    .bind("hash", hash)
                    .bind("id", id)
                    .bind("purpose", purpose.name())
                    .bind("now", now)
                    .bind("expires", expires)
                    .bind("young", now.minus(settings.linkPause()))
                    .bind("customer", customer.value())
                    .fetch()
                    .rowsUpdated()
                    .flatMap(made -> made == 0
                            ? Mono.empty()
                            : tell(purpose, id, customer, expires, said).thenReturn(id));
        });
    }

    private Mono<Void> tell(
            LinkPurpose purpose, String id, CustomerId customer, Instant expires, Map<String, Object> said) {
        Map<String, Object> data = new HashMap<>(said);
        data.put("until", expires);
        return outbox.put(List.of(new Message(purpose.template(), customer, id, data)));
    }

    /** Whose link it was; empty: not one of ours, too old, or used. */
    Mono<CustomerId> take(LinkPurpose purpose, OpaqueToken token) {
        return database.sql("""
                        UPDATE mailed_link SET used_at = :now
                        WHERE token_hash = :hash AND purpose = :purpose AND used_at IS NULL AND expires_at > :now""")
                .bind("now", clock.instant())
                .bind("hash", token.hash())
                .bind("purpose", purpose.name())
                .fetch()
                .rowsUpdated()
                .flatMap(taken -> taken == 0 ? Mono.empty() : customer(token.hash()));
    }

    /** Whether a link is good still; it stays so. */
    Mono<Boolean> isGood(LinkPurpose purpose, OpaqueToken token) {
        return database.sql("""
                        SELECT 1 FROM mailed_link
                        WHERE token_hash = :hash AND purpose = :purpose AND used_at IS NULL AND expires_at > :now""")
                .bind("now", clock.instant())
                .bind("hash", token.hash())
                .bind("purpose", purpose.name())
                .fetch()
                .one()
                .hasElement();
    }

    /** The customer's other links for this are over. */
    Mono<Void> end(LinkPurpose purpose, CustomerId customer) {
        return Mono.defer(() -> done(database.sql("""
                        UPDATE mailed_link SET used_at = :now
                        WHERE customer_id = :customer AND purpose = :purpose AND used_at IS NULL""")
                .bind("now", clock.instant())
                .bind("customer", customer.value())
                .bind("purpose", purpose.name())));
    }

    /** Deletes some of those that are too old. */
    Mono<Void> forget() {
        return Mono.defer(() -> done(database.sql("DELETE FROM mailed_link WHERE expires_at < :now LIMIT :most")
                .bind("now", clock.instant())
                .bind("most", FORGOTTEN_AT_ONCE)));
    }

    private Mono<CustomerId> customer(String hash) {
        return database.sql("SELECT customer_id FROM mailed_link WHERE token_hash = :hash")
                .bind("hash", hash)
                .map(row -> new CustomerId(text(row, "customer_id")))
                .one();
    }

    private static Mono<Void> done(GenericExecuteSpec statement) {
        return statement.fetch().rowsUpdated().then();
    }
}
