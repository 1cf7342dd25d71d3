package io.flashsale.catalog.mysql;

import static io.flashsale.platform.mysql.Columns.money;
import static io.flashsale.platform.mysql.Columns.text;

import io.flashsale.catalog.Sku;
import io.flashsale.catalog.SkuCreation;
import io.flashsale.catalog.Skus;
import io.flashsale.shared.Page;
import io.flashsale.shared.ProductId;
import io.flashsale.shared.SkuCode;
import io.r2dbc.spi.Readable;
import java.time.InstantSource;
import java.util.Collection;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** SKUs in the table sku. */
@Component
class MySqlSkus implements Skus {

    private static final int MOST_CODES = 1_000;
    private static final String SELECT = "SELECT code, product_id, name, base_price, currency FROM sku";

    private final DatabaseClient database;
    private final InstantSource clock;

    MySqlSkus(DatabaseClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** One guarded statement: no row means no product. */
    @Override
    public Mono<SkuCreation> create(Sku sku) {
        return insert(sku)
                .<SkuCreation>map(rows -> rows == 0 ? new SkuCreation.NoSuchProduct() : new SkuCreation.Created(sku))
                .onErrorResume(DuplicateKeyException.class, _ -> Mono.just(new SkuCreation.CodeTaken()));
    }

    @Override
    public Flux<Sku> find(Collection<SkuCode> codes) {
        if (codes.isEmpty()) {
            return Flux.empty();
        }
        if (codes.size() > MOST_CODES) {
            return Flux.error(new IllegalArgumentException("codes: " + codes.size() + " (expected: at most 1000)"));
        }
        return database.sql(SELECT + " WHERE code IN (:codes)")
                .bind("codes", codes.stream().map(SkuCode::value).toList())
                .map(MySqlSkus::read)
                .all();
    }

    @Override
    public Flux<Sku> list(Page page) {
        return database.sql(SELECT + " WHERE code > :after ORDER BY code LIMIT " + page.limit())
                .bind("after", page.after())
                .map(MySqlSkus::read)
                .all();
    }

    private Mono<Long> insert(Sku sku) {
        return database.sql("""
                        INSERT INTO sku (code, product_id, name, base_price, currency, created_at)
                        SELECT :code, id, :name, :price, :currency, :now FROM product WHERE id = :product""")
                .bind("code", sku.code().value())
                .bind("name", sku.name())
                .bind("price", sku.basePrice().amount())
                .bind("currency", sku.basePrice().currency().getCurrencyCode())
                .bind("now", clock.instant())
                .bind("product", sku.product().value())
                .fetch()
                .rowsUpdated();
    }

    private static Sku read(Readable row) {
        return new Sku(
                new SkuCode(text(row, "code")),
                new ProductId(text(row, "product_id")),
                text(row, "name"),
                money(row, "base_price", "currency"));
    }
}
