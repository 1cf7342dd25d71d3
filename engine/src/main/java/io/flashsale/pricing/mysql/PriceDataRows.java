package io.flashsale.pricing.mysql;

import io.flashsale.platform.mysql.ManyRows;
import io.flashsale.pricing.PriceData;
import io.flashsale.pricing.QuantityLimit.Limited;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes price data into the table price_data, many rows at once. */
@Component
class PriceDataRows {

    private final DatabaseClient database;
    private final ManyRows<PriceData> rows;

    PriceDataRows(DatabaseClient database, InstantSource clock) {
        this.database = database;
        this.rows = ManyRows.<PriceData>into("price_data")
                .with("id", String.class, entry -> entry.id().value())
                .with("price_list_id", String.class, entry -> entry.priceList().value())
                .with("target_type", String.class, _ -> "SKU")
                .with("target_id", String.class, entry -> entry.sku().value())
                .with("amount", BigDecimal.class, entry -> entry.price().amount())
                .with("limited_by_quantity", Boolean.class, entry -> entry.limit() instanceof Limited)
                .with("starting_quantity", Integer.class, entry -> entry.limit().startingQuantity())
                .with("offered_quantity", Integer.class, entry -> entry.limit().availableQuantity())
                .with(
                        "available_quantity",
                        Integer.class,
                        entry -> entry.limit().availableQuantity())
                .with("active_from", Instant.class, entry -> entry.active().from())
                .with("active_to", Instant.class, entry -> entry.active().to())
                .with("created_at", Instant.class, _ -> clock.instant());
    }

    Mono<Void> insert(List<PriceData> entries) {
        return rows.insert(database, entries);
    }
}
