package io.flashsale.registration.mysql;

import static io.flashsale.platform.mysql.Columns.required;
import static io.flashsale.platform.mysql.Columns.text;
import static io.flashsale.platform.mysql.Columns.time;

import io.flashsale.gate.Participant;
import io.flashsale.platform.mysql.JsonRows;
import io.flashsale.platform.mysql.Transactions;
import io.flashsale.registration.Registration;
import io.flashsale.registration.Registrations;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.Page;
import io.flashsale.shared.SaleId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A row for each customer who ever registered for a sale. Its version only rises, and each change is one statement. */
@Component
class MySqlRegistrations implements Registrations {

    private final DatabaseClient database;
    private final Transactions transactions;

    MySqlRegistrations(DatabaseClient database, Transactions transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    /** What is assigned first still sees who was registered before. */
    @Override
    public Mono<Registration> register(SaleId sale, CustomerId customer, Instant now, Mono<Void> also) {
        return changed(sale, customer, now, also, """
                INSERT INTO sale_registration (sale_id, customer_id, registered, changed_at, version, told)
                VALUES (:sale, :customer, TRUE, :now, 1, FALSE)
                ON DUPLICATE KEY UPDATE told = told AND registered, version = IF(registered, version, version + 1),
                    changed_at = IF(registered, changed_at, :now), registered = TRUE""");
    }

    @Override
    public Mono<Registration> withdraw(SaleId sale, CustomerId customer, Instant now) {
        return changed(sale, customer, now, Mono.empty(), """
                UPDATE sale_registration
                SET told = FALSE, version = version + 1, changed_at = :now, registered = FALSE
                WHERE sale_id = :sale AND customer_id = :customer AND registered""");
    }

    private Mono<Registration> changed(
            SaleId sale, CustomerId customer, Instant now, Mono<Void> also, String statement) {
        return transactions.run(
                of(sale, customer, statement).bind("now", now).then().then(also).then(find(sale, customer)));
    }

    @Override
    public Mono<Registration> find(SaleId sale, CustomerId customer) {
        return of(sale, customer, """
                SELECT customer_id, registered, changed_at, version FROM sale_registration
                WHERE sale_id = :sale AND customer_id = :customer""").map(MySqlRegistrations::registration).one();
    }

    @Override
    public Flux<Registration> list(SaleId sale, Page page) {
        return database.sql("""
                        SELECT customer_id, registered, changed_at, version FROM sale_registration
                        WHERE sale_id = :sale AND customer_id > :after AND registered
                        ORDER BY customer_id LIMIT\s""" + page.limit())
                .bind("sale", sale.value())
                .bind("after", page.after())
                .map(MySqlRegistrations::registration)
                .all();
    }

    @Override
    public Flux<List<Participant>> inPortions(SaleId sale, int most) {
        return portion(sale, "", most)
                .expand(last -> last.size() < most
                        ? Mono.empty()
                        : portion(sale, last.getLast().customer().value(), most))
                .filter(portion -> !portion.isEmpty());
    }

    private Mono<List<Participant>> portion(SaleId sale, String after, int most) {
        return participants(database.sql("""
                        SELECT customer_id, registered, version FROM sale_registration
                        WHERE sale_id = :sale AND customer_id > :after
                        ORDER BY customer_id LIMIT\s""" + most).bind("sale", sale.value()).bind("after", after));
    }

    @Override
    public Mono<List<Participant>> untold(SaleId sale, Instant by, int most) {
        return participants(database.sql("""
                        SELECT customer_id, registered, version FROM sale_registration
                        WHERE sale_id = :sale AND told = FALSE AND changed_at <= :by
                        ORDER BY changed_at LIMIT\s""" + most).bind("sale", sale.value()).bind("by", by));
    }

    /** The JSON rows are a table of their own (DISTINCT keeps it one): MySQL would lock JSON_TABLE too, and refuse. */
    @Override
    public Mono<Void> told(SaleId sale, List<Participant> changed) {
        return transactions.run(database.sql("""
                        UPDATE (SELECT DISTINCT customer_id, version FROM JSON_TABLE(:rows, '$[*]' COLUMNS (
                            customer_id CHAR(26) CHARACTER SET ascii PATH '$[0]',
                            version INT PATH '$[1]')) AS named) AS known
                        STRAIGHT_JOIN sale_registration r ON r.sale_id = :sale AND r.customer_id = known.customer_id
                        SET r.told = TRUE
                        WHERE r.version = known.version""")
                .bind("sale", sale.value())
                .bind("rows", JsonRows.of(changed, (json, each) -> {
                    json.writeString(each.customer().value());
                    json.writeNumber(each.version());
                }))
                .then());
    }

    private GenericExecuteSpec of(SaleId sale, CustomerId customer, String statement) {
        return database.sql(statement).bind("sale", sale.value()).bind("customer", customer.value());
    }

    private static Mono<List<Participant>> participants(GenericExecuteSpec select) {
        return select.map(row -> new Participant(customer(row), registered(row), version(row)))
                .all()
                .collectList();
    }

    private static Registration registration(Readable row) {
        return new Registration(customer(row), registered(row), time(row, "changed_at"), version(row));
    }

    private static CustomerId customer(Readable row) {
        return new CustomerId(text(row, "customer_id"));
    }

    private static boolean registered(Readable row) {
        return required(row, "registered", Boolean.class);
    }

    private static int version(Readable row) {
        return required(row, "version", Integer.class);
    }
}
