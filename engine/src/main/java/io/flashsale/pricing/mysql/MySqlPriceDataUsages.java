package io.flashsale.pricing.mysql;

import static io.flashsale.platform.mysql.Columns.required;
import static io.flashsale.platform.mysql.Columns.text;
import static io.flashsale.platform.mysql.Columns.truth;

import io.flashsale.pricing.PriceDataUsage;
import io.flashsale.pricing.PriceDataUsages;
import io.flashsale.pricing.UsageFilter;
import io.flashsale.shared.Page;
import io.flashsale.shared.PriceDataId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Reads the table price_data_usage_detail. */
@Component
class MySqlPriceDataUsages implements PriceDataUsages {

    private final DatabaseClient database;

    MySqlPriceDataUsages(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Flux<PriceDataUsage> search(UsageFilter filter, Page page) {
        UsageQuery query = UsageQuery.of(filter, page);
        return database.sql(query.sql())
                .bindValues(query.values())
                .map(MySqlPriceDataUsages::read)
                .all();
    }

    private static PriceDataUsage read(Readable row) {
        return new PriceDataUsage(
                text(row, "id"),
                new PriceDataId(text(row, "price_data_id")),
                text(row, "customer_reference_type"),
                text(row, "customer_reference_id"),
                text(row, "transaction_reference_type"),
                text(row, "transaction_reference_id"),
                required(row, "usage_quantity", Integer.class),
                required(row, "usage_date", Instant.class),
                truth(row, "archived"),
                row.get("archived_at", Instant.class),
                row.get("archival_reason", String.class));
    }
}
