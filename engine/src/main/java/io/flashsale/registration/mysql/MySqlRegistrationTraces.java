package io.flashsale.registration.mysql;

import static io.flashsale.platform.mysql.Columns.text;

import io.flashsale.platform.Traces;
import io.flashsale.registration.Registrations;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.SaleId;
import java.time.Clock;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Withdraws registrations, also after their window. The rows stay: without its version the gate would believe that a
 * customer is registered still. Nothing is in them but the id of somebody whom nobody knows any more.
 */
@Component
class MySqlRegistrationTraces implements Traces {

    private final DatabaseClient database;
    private final Registrations registrations;
    private final Clock clock;

    MySqlRegistrationTraces(DatabaseClient database, Registrations registrations, Clock clock) {
        this.database = database;
        this.registrations = registrations;
        this.clock = clock;
    }

    @Override
    public Mono<Void> erase(CustomerId customer) {
        return sales(customer)
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .concatMap(sale -> registrations.withdraw(sale, customer, clock.instant()))
                .then();
    }

    /** There are few sales, and many who registered: by its key each sale is asked for this one. */
    private Flux<SaleId> sales(CustomerId customer) {
        return database.sql("""
                        SELECT s.id FROM sale s STRAIGHT_JOIN sale_registration r
                            ON r.sale_id = s.id AND r.customer_id = :customer
                        WHERE r.registered""")
                .bind("customer", customer.value())
                .map(row -> new SaleId(text(row, "id")))
                .all();
    }
}
