package io.flashsale.pricing.mysql;

import static io.flashsale.platform.mysql.Columns.required;
import static io.flashsale.platform.mysql.Columns.text;

import io.flashsale.platform.Ids;
import io.flashsale.pricing.NewAdjustment;
import io.flashsale.pricing.StockAdjustment;
import io.flashsale.pricing.StockAdjustment.State;
import io.flashsale.pricing.StockAdjustments;
import io.flashsale.shared.AdjustmentId;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.Page;
import io.flashsale.shared.PriceDataId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Stock adjustments in the table stock_adjustment. The price's row is locked last and for one statement. */
@Component
class MySqlStockAdjustments implements StockAdjustments {

    private static final String SELECT = """
            SELECT id, price_data_id, delta, reason, adjusted_by, adjusted_at, state, settled FROM stock_adjustment
            """;

    /** What is offered goes down with what is available, so it needs no guard of its own. */
    private static final String FITTING = """
            id = :price AND limited_by_quantity AND available_quantity + :delta >= 0
            AND starting_quantity + :delta BETWEEN 1 AND 2147483647
            """;

    private final DatabaseClient database;
    private final Ids ids;
    private final InstantSource clock;

    MySqlStockAdjustments(DatabaseClient database, Ids ids, InstantSource clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Mono<StockAdjustment> note(NewAdjustment wish) {
        return Mono.defer(() -> insert(wish))
                .onErrorResume(DuplicateKeyException.class, _ -> Mono.just(0L))
                .then(Mono.defer(() -> ofKey(wish)));
    }

    private Mono<Long> insert(NewAdjustment wish) {
        return database.sql("""
                        INSERT INTO stock_adjustment (id, price_data_id, adjusted_by, idempotency_key, delta, reason,
                            adjusted_at, state)
                        VALUES (:id, :price, :by, :key, :delta, :reason, :now, 'PENDING')""")
                .bind("id", ids.next())
                .bind("price", wish.price().value())
                .bind("by", wish.by().value())
                .bind("key", wish.key().value())
                .bind("delta", wish.delta())
                .bind("reason", wish.reason())
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated();
    }

    private Mono<StockAdjustment> ofKey(NewAdjustment wish) {
        return database.sql(SELECT + "WHERE price_data_id = :price AND adjusted_by = :by AND idempotency_key = :key")
                .bind("price", wish.price().value())
                .bind("by", wish.by().value())
                .bind("key", wish.key().value())
                .map(MySqlStockAdjustments::read)
                .one();
    }

    @Override
    public Mono<Boolean> fits(StockAdjustment adjustment) {
        return database.sql("SELECT id FROM price_data WHERE " + FITTING)
                .bind("price", adjustment.price().value())
                .bind("delta", adjustment.delta())
                .fetch()
                .one()
                .hasElement();
    }

    @Override
    public Mono<StockAdjustment> apply(StockAdjustment adjustment) {
        return select(adjustment.id(), " FOR UPDATE")
                .flatMap(found -> found.state() == State.PENDING ? decide(found) : Mono.just(found));
    }

    private Mono<StockAdjustment> decide(StockAdjustment pending) {
        return changeQuantities(pending)
                .flatMap(rows -> end(pending, rows == 1 ? State.APPLIED : State.REFUSED))
                .then(Mono.defer(() -> select(pending.id(), "")));
    }

    private Mono<Long> changeQuantities(StockAdjustment adjustment) {
        return database.sql("""
                        UPDATE price_data SET starting_quantity = starting_quantity + :delta,
                            offered_quantity = offered_quantity + :delta,
                            available_quantity = available_quantity + :delta
                        WHERE\s""" + FITTING)
                .bind("price", adjustment.price().value())
                .bind("delta", adjustment.delta())
                .fetch()
                .rowsUpdated();
    }

    @Override
    public Mono<StockAdjustment> refuse(StockAdjustment adjustment) {
        return end(adjustment, State.REFUSED).then(Mono.defer(() -> select(adjustment.id(), "")));
    }

    private Mono<Long> end(StockAdjustment pending, State state) {
        return database.sql("UPDATE stock_adjustment SET state = :state WHERE id = :id AND state = 'PENDING'")
                .bind("state", state.name())
                .bind("id", pending.id().value())
                .fetch()
                .rowsUpdated();
    }

    private Mono<StockAdjustment> select(AdjustmentId id, String lock) {
        return database.sql(SELECT + "WHERE id = :id" + lock)
                .bind("id", id.value())
                .map(MySqlStockAdjustments::read)
                .one();
    }

    @Override
    public Flux<StockAdjustment> decided(Collection<PriceDataId> prices) {
        return prices.isEmpty()
                ? Flux.empty()
                : database.sql(SELECT + "WHERE price_data_id IN (:prices) AND state <> 'PENDING'")
                        .bind("prices", prices.stream().map(PriceDataId::value).toList())
                        .map(MySqlStockAdjustments::read)
                        .all();
    }

    @Override
    public Flux<StockAdjustment> unsettled(int most) {
        return database.sql(SELECT + "WHERE settled = 0 ORDER BY id LIMIT " + most)
                .map(MySqlStockAdjustments::read)
                .all();
    }

    @Override
    public Mono<Void> settled(AdjustmentId id) {
        return database.sql("UPDATE stock_adjustment SET settled = 1 WHERE id = :id")
                .bind("id", id.value())
                .fetch()
                .rowsUpdated()
                .then();
    }

    @Override
    public Flux<StockAdjustment> list(PriceDataId price, Page page) {
        return database.sql(SELECT + "WHERE price_data_id = :price AND state = 'APPLIED' AND id > :after ORDER BY id"
                        + " LIMIT " + page.limit())
                .bind("price", price.value())
                .bind("after", page.after())
                .map(MySqlStockAdjustments::read)
                .all();
    }

    private static StockAdjustment read(Readable row) {
        return new StockAdjustment(
                new AdjustmentId(text(row, "id")),
                new PriceDataId(text(row, "price_data_id")),
                required(row, "delta", Integer.class),
                text(row, "reason"),
                new CustomerId(text(row, "adjusted_by")),
                required(row, "adjusted_at", Instant.class),
                State.valueOf(text(row, "state")),
                required(row, "settled", Boolean.class));
    }
}
