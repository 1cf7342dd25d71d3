package io.flashsale.account.mysql;

import io.flashsale.session.SessionEnd;
import io.flashsale.session.Sessions;
import io.flashsale.shared.CustomerId;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Whoever made an account with a mail address that nobody has verified may be a stranger who waits for its owner to
 * come. When the owner comes, by a mailed link, the stranger's ways in must go, and so must the stranger's phone and
 * addresses: the owner's texts would go there. All in a caller's transaction.
 */
@Component
class MySqlStrangers {

    private static final String LOCK_UNVERIFIED = """
            SELECT 1 FROM customer_identity
            WHERE provider = 'PASSWORD' AND customer_id = :customer AND verified_at IS NULL FOR UPDATE""";

    private static final List<String> TURN_OUT =
            List.of("DELETE FROM customer_identity WHERE customer_id = :customer AND provider <> 'PASSWORD'", """
            UPDATE customer_identity SET secret_hash = NULL
            WHERE customer_id = :customer AND provider = 'PASSWORD'""");

    private final DatabaseClient database;
    private final MySqlCustomers customers;
    private final Sessions sessions;

    MySqlStrangers(DatabaseClient database, MySqlCustomers customers, Sessions sessions) {
        this.database = database;
        this.customers = customers;
        this.sessions = sessions;
    }

    /** Of an account whose mail address is not verified: password, providers, sessions and what customers tell end. */
    Mono<Void> turnOut(CustomerId customer) {
        return customers.lock(customer).flatMap(_ -> unverified(customer)).flatMap(_ -> end(customer));
    }

    private Mono<Integer> unverified(CustomerId customer) {
        return database.sql(LOCK_UNVERIFIED)
                .bind("customer", customer.value())
                .map(_ -> 1)
                .one();
    }

    private Mono<Void> end(CustomerId customer) {
        return Flux.fromIterable(TURN_OUT)
                .concatMap(statement -> database.sql(statement)
                        .bind("customer", customer.value())
                        .fetch()
                        .rowsUpdated())
                .then(customers.strip(customer))
                .then(sessions.endAll(customer, null, SessionEnd.PASSWORD_CHANGED));
    }
}
