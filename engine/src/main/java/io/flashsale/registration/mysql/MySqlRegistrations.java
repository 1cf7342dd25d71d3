package io.flashsale.registration.mysql;

import static io.flashsale.platform.mysql.Columns.required;
import static io.flashsale.platform.mysql.Columns.text;

import io.flashsale.platform.mysql.Transactions;
import io.flashsale.registration.Registration;
import io.flashsale.registration.Registrations;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.Page;
import io.flashsale.shared.SaleId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Who changes a registration writes the row of the change first, and who tells the gate locks it: a change waits until
 * the one before has been told.
 */
@Component
class MySqlRegistrations implements Registrations {

    private static final String OF_A_CUSTOMER = " WHERE sale_id = :sale AND customer_id = :customer";

    private final DatabaseClient database;
    private final Transactions transactions;

    MySqlRegistrations(DatabaseClient database, Transactions transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    @Override
    public Mono<Instant> register(SaleId sale, CustomerId customer, Instant now) {
        Mono<Void> insert = sql("""
                        INSERT INTO sale_registration (sale_id, customer_id, registered_at)
                        VALUES (:sale, :customer, :now)
                        ON DUPLICATE KEY UPDATE sale_id = sale_id""", sale, customer).bind("now", now).then();
        return transactions.run(note(sale, customer, now)
                .then(insert)
                .then(find(sale, customer))
                .map(Registration::registeredAt));
    }

    @Override
    public Mono<Void> withdraw(SaleId sale, CustomerId customer, Instant now) {
        Mono<Void> delete = sql("DELETE FROM sale_registration" + OF_A_CUSTOMER, sale, customer)
                .then();
        return transactions.run(note(sale, customer, now).then(delete));
    }

    private Mono<Void> note(SaleId sale, CustomerId customer, Instant now) {
        return sql("""
                        INSERT INTO registration_change (sale_id, customer_id, changed_at)
                        VALUES (:sale, :customer, :now)
                        ON DUPLICATE KEY UPDATE changed_at = :now""", sale, customer).bind("now", now).then();
    }

    @Override
    public Mono<Registration> find(SaleId sale, CustomerId customer) {
        return sql("SELECT customer_id, registered_at FROM sale_registration" + OF_A_CUSTOMER, sale, customer)
                .map(MySqlRegistrations::read)
                .one();
    }

    @Override
    public Flux<Registration> list(SaleId sale, Page page) {
        return database.sql("""
                        SELECT customer_id, registered_at FROM sale_registration
                        WHERE sale_id = :sale AND customer_id > :after
                        ORDER BY customer_id LIMIT\s""" + page.limit())
                .bind("sale", sale.value())
                .bind("after", page.after())
                .map(MySqlRegistrations::read)
                .all();
    }

    @Override
    public Flux<List<CustomerId>> inPortions(SaleId sale, int most) {
        return portion(sale, "", most)
                .expand(last -> last.size() < most
                        ? Mono.empty()
                        : portion(sale, last.getLast().value(), most))
                .filter(portion -> !portion.isEmpty());
    }

    private Mono<List<CustomerId>> portion(SaleId sale, String after, int most) {
        return database.sql("""
                        SELECT customer_id FROM sale_registration
                        WHERE sale_id = :sale AND customer_id > :after
                        ORDER BY customer_id LIMIT\s""" + most)
                .bind("sale", sale.value())
                .bind("after", after)
                .map(row -> new CustomerId(text(row, "customer_id")))
                .all()
                .collectList();
    }

    @Override
    public Flux<Untold> untold(Instant by, int most) {
        return database.sql("""
                        SELECT sale_id, customer_id FROM registration_change
                        WHERE changed_at <= :by ORDER BY changed_at LIMIT\s""" + most)
                .bind("by", by)
                .map(row -> new Untold(new SaleId(text(row, "sale_id")), new CustomerId(text(row, "customer_id"))))
                .all()
                .collectList()
                .flatMapIterable(found -> found);
    }

    @Override
    public Mono<Boolean> tell(Untold change, Function<Boolean, Mono<Boolean>> gate) {
        SaleId sale = change.sale();
        CustomerId customer = change.customer();
        Mono<Boolean> toldNow = Mono.defer(() -> find(sale, customer).hasElement())
                .flatMap(gate)
                .delayUntil(told -> told ? forget(sale, customer) : Mono.empty());
        return transactions.run(
                sql("SELECT customer_id FROM registration_change" + OF_A_CUSTOMER + " FOR UPDATE", sale, customer)
                        .fetch()
                        .one()
                        .flatMap(_ -> toldNow)
                        .defaultIfEmpty(true));
    }

    private Mono<Void> forget(SaleId sale, CustomerId customer) {
        return sql("DELETE FROM registration_change" + OF_A_CUSTOMER, sale, customer)
                .then();
    }

    private GenericExecuteSpec sql(String statement, SaleId sale, CustomerId customer) {
        return database.sql(statement).bind("sale", sale.value()).bind("customer", customer.value());
    }

    private static Registration read(Readable row) {
        return new Registration(
                new CustomerId(text(row, "customer_id")),
                required(row, "registered_at", LocalDateTime.class).toInstant(ZoneOffset.UTC));
    }
}
