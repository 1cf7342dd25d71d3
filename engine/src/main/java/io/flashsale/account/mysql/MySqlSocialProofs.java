package io.flashsale.account.mysql;

import io.flashsale.account.AccountSettings;
import io.flashsale.account.LinkPurpose;
import io.flashsale.account.MailAddress;
import io.flashsale.account.SocialAttempt;
import io.flashsale.account.SocialPerson;
import io.flashsale.account.SocialSettings;
import io.flashsale.platform.OpaqueToken;
import io.flashsale.shared.CustomerId;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The table {@code social_log_in}. A row is good for one browser, and used once. It stays a while longer than its
 * attempt could come back, so that one which does is known; of a person it has nothing then.
 */
@Component
class MySqlSocialProofs {

    private static final int FORGOTTEN_AT_ONCE = 1_000;

    private static final String FORGET = """
            UPDATE social_log_in s JOIN customer_identity i ON %s
            SET s.used_at = COALESCE(s.used_at, :now), s.subject = '', s.name = '', s.mail = NULL
            WHERE i.customer_id = :customer""";
    private static final List<String> OF_CUSTOMER = List.of(
            "s.provider = i.provider AND s.subject = i.subject", "i.provider = 'PASSWORD' AND s.mail = i.subject");

    private final DatabaseClient database;
    private final SocialSettings settings;
    private final AccountSettings accounts;
    private final Clock clock;

    MySqlSocialProofs(DatabaseClient database, SocialSettings settings, AccountSettings accounts, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** False: it is there. */
    Mono<Boolean> insert(SocialAttempt attempt, SocialPerson person, OpaqueToken browser) {
        MailAddress mail = person.mail();
        Instant now = clock.instant();
        return database.sql("""
                        INSERT IGNORE INTO social_log_in
                            (code_hash, browser_hash, provider, subject, name, mail, mail_verified, expires_at)
                        VALUES (:code, :browser, :provider, :subject, :name, :mail, :verified, :expires)""")
                .bind("code", attempt.code().hash())
                .bind("browser", browser.hash())
                .bind("provider", person.identity().provider().name())
                .bind("subject", person.identity().subject())
                .bind("name", person.name())
                .bind("mail", Parameters.in(R2dbcType.VARCHAR, mail == null ? null : mail.value()))
                .bind("verified", person.mailVerified())
                .bind("expires", now.plus(settings.codeLife()))
                .fetch()
                .rowsUpdated()
                .map(inserted -> inserted > 0);
    }

    /** Empty: another browser's, too old, or used. */
    Mono<SocialProof> lock(OpaqueToken code, OpaqueToken browser) {
        return Mono.defer(() -> database.sql("""
                        SELECT * FROM social_log_in
                        WHERE code_hash = :code AND browser_hash = :browser AND used_at IS NULL AND expires_at > :now
                        FOR UPDATE""")
                .bind("code", code.hash())
                .bind("browser", browser.hash())
                .bind("now", clock.instant())
                .map(SocialProof::read)
                .one());
    }

    /** As {@link #lock}, by the mailed link that its owner was sent. */
    Mono<SocialProof> lockOfLink(OpaqueToken link, OpaqueToken browser) {
        return Mono.defer(() -> database.sql("""
                        SELECT s.* FROM mailed_link l JOIN social_log_in s ON s.link_id = l.id
                        WHERE l.token_hash = :link AND l.used_at IS NULL
                            AND s.browser_hash = :browser AND s.used_at IS NULL AND s.expires_at > :now
                        FOR UPDATE""")
                .bind("link", link.hash())
                .bind("browser", browser.hash())
                .bind("now", clock.instant())
                .map(SocialProof::read)
                .one());
    }

    Mono<Void> use(SocialProof proof) {
        return Mono.defer(
                () -> done(database.sql("""
                        UPDATE social_log_in SET used_at = :now, subject = '', name = '', mail = NULL
                        WHERE code_hash = :code""").bind("now", clock.instant()).bind("code", proof.codeHash())));
    }

    /** An owner needs longer than a page. */
    Mono<Void> keepForOwner(SocialProof proof) {
        return Mono.defer(() -> done(database.sql("""
                        UPDATE social_log_in SET expires_at = GREATEST(expires_at, :expires)
                        WHERE code_hash = :code""")
                .bind("expires", clock.instant().plus(accounts.life(LinkPurpose.LINK_IDENTITY)))
                .bind("code", proof.codeHash())));
    }

    /** The link with this id, and no earlier one, is for this. */
    Mono<Void> noteLink(SocialProof proof, String link) {
        return done(database.sql("UPDATE social_log_in SET link_id = :link WHERE code_hash = :code")
                .bind("link", link)
                .bind("code", proof.codeHash()));
    }

    /** Uses up what was said of a customer, under an identity or the mail address that the account still has. */
    Mono<Void> forget(CustomerId customer) {
        return Flux.fromIterable(OF_CUSTOMER)
                .concatMap(join -> done(database.sql(FORGET.formatted(join))
                        .bind("now", clock.instant())
                        .bind("customer", customer.value())))
                .then();
    }

    /** Deletes some of those that cannot come back any more. */
    Mono<Void> forget() {
        return Mono.defer(() -> done(database.sql("DELETE FROM social_log_in WHERE expires_at < :before LIMIT :most")
                .bind("before", clock.instant().minus(settings.attemptLife()))
                .bind("most", FORGOTTEN_AT_ONCE)));
    }

    private static Mono<Void> done(GenericExecuteSpec statement) {
        return statement.fetch().rowsUpdated().then();
    }
}
