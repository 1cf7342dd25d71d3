package io.flashsale.account.mysql;

import static io.flashsale.platform.mysql.Columns.text;
import static io.flashsale.platform.mysql.Columns.truth;

import io.flashsale.account.Account;
import io.flashsale.account.Caller;
import io.flashsale.account.Language;
import io.flashsale.account.Password;
import io.flashsale.account.Passwords;
import io.flashsale.account.PostalAddress;
import io.flashsale.account.Profile;
import io.flashsale.account.ProfileOutcome;
import io.flashsale.account.Profiles;
import io.flashsale.platform.Traces;
import io.flashsale.platform.mysql.JsonRows;
import io.flashsale.platform.mysql.Transactions;
import io.flashsale.session.SessionEnd;
import io.flashsale.session.Sessions;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.PhoneNumber;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JsonGenerator;

/** Profiles in {@code customer} and {@code customer_address}, and the end of all that is known of somebody. */
@Component
class MySqlProfiles implements Profiles {

    private static final List<String> LAST = List.of(
            "DELETE FROM mailed_link WHERE customer_id = :customer",
            "DELETE FROM customer_identity WHERE customer_id = :customer",
            "DELETE FROM customer WHERE id = :customer");

    private final DatabaseClient database;
    private final Transactions transactions;
    private final MySqlCustomers customers;
    private final MySqlSocialProofs proofs;
    private final Passwords passwords;
    private final Sessions sessions;
    private final List<Traces> elsewhere;

    MySqlProfiles(
            DatabaseClient database,
            Transactions transactions,
            MySqlCustomers customers,
            MySqlSocialProofs proofs,
            Passwords passwords,
            Sessions sessions,
            List<Traces> elsewhere) {
        this.database = database;
        this.transactions = transactions;
        this.customers = customers;
        this.proofs = proofs;
        this.passwords = passwords;
        this.sessions = sessions;
        this.elsewhere = elsewhere;
    }

    @Override
    public Mono<Account> find(CustomerId customer) {
        return addresses(customer).collectList().flatMap(addresses -> find(customer, addresses));
    }

    private Mono<Account> find(CustomerId customer, List<PostalAddress> addresses) {
        return database.sql("""
                        SELECT c.id, c.name, c.phone, c.language, i.subject, i.verified_at IS NOT NULL AS verified
                        FROM customer c
                        LEFT JOIN customer_identity i ON i.customer_id = c.id AND i.provider = 'PASSWORD'
                        WHERE c.id = :customer""")
                .bind("customer", customer.value())
                .map(row -> account(row, addresses))
                .one();
    }

    @Override
    public Mono<ProfileOutcome> change(Caller caller, Profile profile) {
        return transactions.run(customers
                .<ProfileOutcome>change(
                        caller, new ProfileOutcome.SessionEnded(), customer -> replace(customer.id(), profile))
                .defaultIfEmpty(new ProfileOutcome.NoAccount()));
    }

    private Mono<ProfileOutcome> replace(CustomerId customer, Profile profile) {
        return update(customer, profile)
                .then(done(of(customer, "DELETE FROM customer_address WHERE customer_id = :customer")))
                .then(insert(customer, profile.addresses()))
                .then(Mono.defer(() -> find(customer)))
                .map(ProfileOutcome.Changed::new);
    }

    @Override
    public Mono<Boolean> delete(CustomerId customer, Password password) {
        return passwords
                .check(customer, password)
                .flatMap(right -> right ? delete(customer).thenReturn(true) : Mono.just(false));
    }

    @Override
    public Mono<Void> delete(CustomerId customer) {
        return transactions
                .run(customers.lock(customer).flatMap(_ -> erase(customer)))
                .retryWhen(SecondLook.RETRY);
    }

    /** What providers said is found by the identities, so these go later. */
    private Mono<Void> erase(CustomerId customer) {
        return proofs.forget(customer)
                .then(customers.strip(customer))
                .thenMany(Flux.fromIterable(elsewhere))
                .concatMap(traces -> traces.erase(customer))
                .thenMany(Flux.fromIterable(LAST))
                .concatMap(statement -> done(of(customer, statement)))
                .then(sessions.endAll(customer, null, SessionEnd.ACCOUNT_DELETED));
    }

    private Mono<Void> update(CustomerId customer, Profile profile) {
        PhoneNumber phone = profile.phone();
        Language language = profile.language();
        return done(of(customer, """
                        UPDATE customer SET name = :name, phone = :phone, language = :language WHERE id = :customer""")
                .bind("name", profile.name())
                .bind("phone", Parameters.in(R2dbcType.VARCHAR, phone == null ? null : phone.value()))
                .bind("language", Parameters.in(R2dbcType.VARCHAR, language == null ? null : language.tag())));
    }

    private Mono<Void> insert(CustomerId customer, List<PostalAddress> addresses) {
        List<Integer> places = IntStream.range(0, addresses.size()).boxed().toList();
        return done(of(customer, """
                        INSERT INTO customer_address
                            (customer_id, place, name, line1, line2, city, region, postal_code, country)
                        SELECT :customer, place, name, line1, line2, city, region, postal_code, country
                        FROM JSON_TABLE(:rows, '$[*]' COLUMNS (
                            place SMALLINT PATH '$[0]',
                            name VARCHAR(100) CHARACTER SET utf8mb4 PATH '$[1]',
                            line1 VARCHAR(200) CHARACTER SET utf8mb4 PATH '$[2]',
                            line2 VARCHAR(200) CHARACTER SET utf8mb4 PATH '$[3]',
                            city VARCHAR(100) CHARACTER SET utf8mb4 PATH '$[4]',
                            region VARCHAR(100) CHARACTER SET utf8mb4 PATH '$[5]',
                            postal_code VARCHAR(20) CHARACTER SET utf8mb4 PATH '$[6]',
                            country CHAR(2) CHARACTER SET ascii PATH '$[7]')) AS address""")
                .bind("rows", JsonRows.of(places, (json, place) -> write(json, place, addresses.get(place)))));
    }

    private static void write(JsonGenerator json, int place, PostalAddress address) {
        json.writeNumber(place);
        json.writeString(address.name());
        json.writeString(address.line1());
        json.writeString(address.line2());
        json.writeString(address.city());
        json.writeString(address.region());
        json.writeString(address.postalCode());
        json.writeString(address.country());
    }

    private Flux<PostalAddress> addresses(CustomerId customer) {
        return of(customer, "SELECT * FROM customer_address WHERE customer_id = :customer ORDER BY place")
                .map(row -> new PostalAddress(
                        text(row, "name"),
                        text(row, "line1"),
                        row.get("line2", String.class),
                        text(row, "city"),
                        row.get("region", String.class),
                        text(row, "postal_code"),
                        text(row, "country")))
                .all();
    }

    private static Account account(Readable row, List<PostalAddress> addresses) {
        String phone = row.get("phone", String.class);
        String language = row.get("language", String.class);
        return new Account(
                new CustomerId(text(row, "id")),
                row.get("subject", String.class),
                truth(row, "verified"),
                new Profile(
                        text(row, "name"),
                        phone == null ? null : new PhoneNumber(phone),
                        language == null ? null : new Language(language),
                        addresses));
    }

    private GenericExecuteSpec of(CustomerId customer, String statement) {
        return database.sql(statement).bind("customer", customer.value());
    }

    private static Mono<Void> done(GenericExecuteSpec statement) {
        return statement.fetch().rowsUpdated().then();
    }
}
