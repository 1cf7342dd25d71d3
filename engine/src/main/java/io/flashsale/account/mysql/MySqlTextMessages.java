package io.flashsale.account.mysql;

import static io.flashsale.platform.mysql.Columns.text;

import io.flashsale.account.TextMessages;
import io.flashsale.notification.TextRecipient;
import io.flashsale.notification.TextRecipients;
import io.flashsale.platform.mysql.JsonRows;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.PhoneNumber;
import java.time.Clock;
import java.util.Collection;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A row of {@code text_reader} for everybody who asked for texts; it goes with its customer. The outbox reads it when
 * it makes messages, this when they are sent.
 */
@Component
class MySqlTextMessages implements TextMessages, TextRecipients {

    private final DatabaseClient database;
    private final Clock clock;

    MySqlTextMessages(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Mono<Boolean> areWanted(CustomerId customer) {
        return of(customer, "SELECT 1 FROM text_reader WHERE customer_id = :customer")
                .fetch()
                .one()
                .hasElement();
    }

    @Override
    public Mono<Boolean> change(CustomerId customer, boolean wanted) {
        return wanted ? add(customer) : remove(customer).thenReturn(false);
    }

    private Mono<Boolean> add(CustomerId customer) {
        return hasPhone(customer).flatMap(has -> has ? insert(customer).then(areWanted(customer)) : Mono.just(false));
    }

    private Mono<Boolean> hasPhone(CustomerId customer) {
        return of(customer, "SELECT 1 FROM customer WHERE id = :customer AND phone IS NOT NULL")
                .fetch()
                .one()
                .hasElement();
    }

    /** An account that goes just now takes no row. */
    private Mono<Long> insert(CustomerId customer) {
        GenericExecuteSpec insert = of(customer, """
                INSERT INTO text_reader (customer_id, since)
                SELECT id, :now FROM customer WHERE id = :customer
                ON DUPLICATE KEY UPDATE since = text_reader.since""");
        return insert.bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .onErrorResume(DataIntegrityViolationException.class, _ -> Mono.just(0L));
    }

    private Mono<Long> remove(CustomerId customer) {
        return of(customer, "DELETE FROM text_reader WHERE customer_id = :customer")
                .fetch()
                .rowsUpdated();
    }

    @Override
    public Flux<TextRecipient> of(Collection<CustomerId> customers) {
        return database.sql("""
                        SELECT c.id, c.phone
                        FROM JSON_TABLE(:rows, '$[*]' COLUMNS (
                            id CHAR(26) CHARACTER SET ascii PATH '$[0]')) AS wanted
                        STRAIGHT_JOIN text_reader r ON r.customer_id = wanted.id
                        STRAIGHT_JOIN customer c ON c.id = r.customer_id AND c.phone IS NOT NULL""")
                .bind("rows", JsonRows.of(customers, (json, id) -> json.writeString(id.value())))
                .map(row -> new TextRecipient(new CustomerId(text(row, "id")), new PhoneNumber(text(row, "phone"))))
                .all();
    }

    private GenericExecuteSpec of(CustomerId customer, String statement) {
        return database.sql(statement).bind("customer", customer.value());
    }
}
