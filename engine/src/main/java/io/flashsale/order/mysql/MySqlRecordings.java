package io.flashsale.order.mysql;

import static io.flashsale.platform.mysql.Columns.timeOrNull;

import io.flashsale.order.OrderStatus;
import io.flashsale.order.Recordings;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.Reference;
import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Reads recordings by their transaction, which begins the keys of their usage details too. */
final class MySqlRecordings implements Recordings {

    private static final String LAST = """
            SELECT r.*, o.status, o.fingerprint,
                (SELECT MAX(u.archived_at) FROM price_data_usage_detail u
                    WHERE u.transaction_reference_id = r.transaction_reference_id
                        AND u.transaction_reference_type = r.transaction_reference_type AND u.attempt > 0
                ) AS rolled_back_at
            FROM usage_recording r JOIN orders o ON o.id = r.order_id
            WHERE r.transaction_reference_id = :id AND r.transaction_reference_type = :type
            ORDER BY r.attempt DESC LIMIT 1
            """;

    private final DatabaseClient database;

    MySqlRecordings(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Recorded> last(Reference transaction) {
        return database.sql(LAST)
                .bind("id", transaction.id().value())
                .bind("type", transaction.type())
                .map(MySqlRecordings::read)
                .one();
    }

    private static Recorded read(Readable row) {
        return new Recorded(
                OrderRows.attempt(row),
                new OrderId(OrderRows.text(row, "order_id")),
                OrderStatus.valueOf(OrderRows.text(row, "status")),
                OrderRows.text(row, "fingerprint"),
                timeOrNull(row, "rolled_back_at"));
    }
}
