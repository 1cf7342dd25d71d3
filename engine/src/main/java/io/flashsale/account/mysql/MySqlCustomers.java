package io.flashsale.account.mysql;

import static io.flashsale.platform.mysql.Columns.text;
import static io.flashsale.platform.mysql.Columns.truth;

import io.flashsale.account.AccountSettings;
import io.flashsale.account.Caller;
import io.flashsale.account.Customer;
import io.flashsale.account.Language;
import io.flashsale.account.Role;
import io.flashsale.account.VerifiedMails;
import io.flashsale.notification.Outbox;
import io.flashsale.session.Sessions;
import io.flashsale.shared.CustomerId;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table {@code customer}. Whoever changes an account locks its customer first, in a transaction of its own. */
@Component
class MySqlCustomers {

    /** Of rows that {@link #read} reads; conditions follow. */
    static final String SELECT = """
            SELECT c.id, c.name, c.role, EXISTS (
                SELECT 1 FROM customer_identity m WHERE m.customer_id = c.id AND m.verified_at IS NOT NULL) AS verified
            FROM customer c
            """;

    private static final List<String> STRIP = List.of(
            "UPDATE customer SET phone = NULL WHERE id = :customer",
            "DELETE FROM customer_address WHERE customer_id = :customer",
            "DELETE FROM text_reader WHERE customer_id = :customer",
            "DELETE FROM news_reader WHERE customer_id = :customer");

    private final DatabaseClient database;
    private final Sessions sessions;
    private final MySqlMailedLinks links;
    private final AccountSettings settings;
    private final Outbox outbox;
    private final Clock clock;

    MySqlCustomers(
            DatabaseClient database,
            Sessions sessions,
            MySqlMailedLinks links,
            AccountSettings settings,
            Outbox outbox,
            Clock clock) {
        this.database = database;
        this.sessions = sessions;
        this.links = links;
        this.settings = settings;
        this.outbox = outbox;
        this.clock = clock;
    }

    Mono<Customer> find(CustomerId customer) {
        return one(SELECT + "WHERE c.id = :customer", customer);
    }

    /** Until the transaction's end nobody else changes the account. Empty: there is no such account any more. */
    Mono<Customer> lock(CustomerId customer) {
        return one(SELECT + "WHERE c.id = :customer FOR UPDATE", customer);
    }

    private Mono<Customer> one(String select, CustomerId customer) {
        return database.sql(select)
                .bind("customer", customer.value())
                .map(MySqlCustomers::read)
                .one();
    }

    /**
     * Does to a locked account what an access token must not do that outlived its session: who has such a one is told
     * that the session has ended. Empty: there is no such account any more.
     */
    <T> Mono<T> change(Caller caller, T ended, Function<Customer, Mono<T>> change) {
        return lock(caller.customer())
                .flatMap(customer ->
                        isLoggedIn(caller).flatMap(still -> still ? change.apply(customer) : Mono.just(ended)));
    }

    /** Asked after the lock: whoever ended the session meanwhile is seen. */
    private Mono<Boolean> isLoggedIn(Caller caller) {
        return Mono.justOrEmpty(caller.session())
                .flatMap(session -> sessions.goesOn(caller.customer(), session))
                .defaultIfEmpty(false);
    }

    /** Takes phone, addresses, and wishes for texts and news away. A name stays, as each account has one. */
    Mono<Void> strip(CustomerId customer) {
        return Flux.fromIterable(STRIP)
                .concatMap(statement -> database.sql(statement)
                        .bind("customer", customer.value())
                        .fetch()
                        .rowsUpdated())
                .then();
    }

    static Customer read(Readable row) {
        var id = new CustomerId(text(row, "id"));
        return new Customer(id, text(row, "name"), Role.valueOf(text(row, "role")), truth(row, "verified"));
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

    /** Where mails are sent, and their reader must be known before the first purchase. */
    Mono<Void> askToVerify(Customer customer) {
        boolean asked =
                customer.role() == Role.CUSTOMER && outbox.isOpen() && VerifiedMails.areNeeded(settings, outbox);
        return asked ? links.verify(customer.id()) : Mono.empty();
    }
}
