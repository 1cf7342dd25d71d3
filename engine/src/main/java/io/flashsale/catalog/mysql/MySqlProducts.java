package io.flashsale.catalog.mysql;

import io.flashsale.catalog.Product;
import io.flashsale.catalog.Products;
import io.flashsale.platform.Ids;
import io.flashsale.shared.ProductId;
import java.time.InstantSource;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Products in the table product. */
@Component
class MySqlProducts implements Products {

    private final DatabaseClient database;
    private final Ids ids;
    private final InstantSource clock;

    MySqlProducts(DatabaseClient database, Ids ids, InstantSource clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Mono<Product> create(String name) {
        return Mono.fromSupplier(() -> new Product(new ProductId(ids.next()), name))
                .delayUntil(this::insert);
    }

    private Mono<Long> insert(Product product) {
        return database.sql("INSERT INTO product (id, name, created_at) VALUES (:id, :name, :now)")
                .bind("id", product.id().value())
                .bind("name", product.name())
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated();
    }
}
