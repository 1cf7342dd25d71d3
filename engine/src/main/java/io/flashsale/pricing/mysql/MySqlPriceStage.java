package io.flashsale.pricing.mysql;

import static io.flashsale.platform.mysql.Columns.required;
import static io.flashsale.platform.mysql.Columns.text;

import io.flashsale.platform.Ids;
import io.flashsale.platform.mysql.ManyRows;
import io.flashsale.pricing.ImportId;
import io.flashsale.pricing.ImportWish;
import io.flashsale.pricing.PriceStage;
import io.flashsale.pricing.QuantityLimit.Limited;
import io.flashsale.shared.SkuCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The stage in the table price_data_import_row. Each statement is short enough for the bound of statements. */
@Component
class MySqlPriceStage implements PriceStage {

    private static final int PORTION = 10_000;

    private final DatabaseClient database;
    private final InstantSource clock;
    private final Ids ids;
    private final ManyRows<Row> rows = ManyRows.<Row>into("price_data_import_row")
            .with("import_id", String.class, row -> row.of.value())
            .with("position", Integer.class, Row::position)
            .with("line", Integer.class, row -> row.staged.line())
            .with("price_data_id", String.class, Row::priceData)
            .with("target_id", String.class, row -> row.staged.price().sku().value())
            .with("amount", BigDecimal.class, row -> row.staged.price().amount())
            .with(
                    "limited_by_quantity",
                    Boolean.class,
                    row -> row.staged.price().limit() instanceof Limited)
            .with(
                    "starting_quantity",
                    Integer.class,
                    row -> row.staged.price().limit().startingQuantity())
            .with(
                    "offered_quantity",
                    Integer.class,
                    row -> row.staged.price().limit().availableQuantity())
            .with(
                    "active_from",
                    Instant.class,
                    row -> row.staged.price().active().from())
            .with("active_to", Instant.class, row -> row.staged.price().active().to());

    MySqlPriceStage(DatabaseClient database, InstantSource clock, Ids ids) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public Mono<Map<SkuCode, Integer>> linesOf(ImportId id, Collection<SkuCode> skus) {
        if (skus.isEmpty()) {
            return Mono.just(Map.of());
        }
        return database.sql("""
                        SELECT target_id, line FROM price_data_import_row
                        WHERE import_id = :id AND target_id IN (:skus)""")
                .bind("id", id.value())
                .bind("skus", skus.stream().map(SkuCode::value).toList())
                .map(row -> Map.entry(new SkuCode(text(row, "target_id")), required(row, "line", Integer.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    @Override
    public Mono<Void> add(ImportId id, int alreadyThere, List<StagedPrice> staged) {
        return rows.insert(
                database,
                IntStream.range(0, staged.size())
                        .mapToObj(i -> row(id, alreadyThere + i, staged.get(i)))
                        .toList());
    }

    @Override
    public Mono<Integer> publish(ImportWish wish, int many) {
        return Flux.range(0, (many + PORTION - 1) / PORTION)
                .concatMap(portion -> publishFrom(wish, portion * PORTION))
                .reduce(0, (sum, published) -> sum + published.intValue())
                .onErrorResume(DuplicateKeyException.class, _ -> Mono.empty());
    }

    private Mono<Long> publishFrom(ImportWish wish, int position) {
        return database.sql("""
                        INSERT INTO price_data (id, price_list_id, target_type, target_id, amount, limited_by_quantity,
                               starting_quantity, offered_quantity, available_quantity, active_from, active_to,
                               created_at)
                        SELECT price_data_id, :list, 'SKU', target_id, amount, limited_by_quantity,
                               starting_quantity, offered_quantity, offered_quantity, active_from, active_to, :now
                        FROM price_data_import_row
                        WHERE import_id = :id AND position >= :from AND position < :to AND price_data_id IS NOT NULL""")
                .bind("list", wish.list().value())
                .bind("now", clock.instant())
                .bind("id", wish.id().value())
                .bind("from", position)
                .bind("to", position + PORTION)
                .fetch()
                .rowsUpdated();
    }

    @Override
    public Mono<Void> clear(ImportId id) {
        return Mono.defer(() -> clearPortion(id))
                .repeat()
                .takeUntil(cleared -> cleared < PORTION)
                .then();
    }

    private Mono<Long> clearPortion(ImportId id) {
        return database.sql(
                        "DELETE FROM price_data_import_row WHERE import_id = :id ORDER BY position LIMIT " + PORTION)
                .bind("id", id.value())
                .fetch()
                .rowsUpdated();
    }

    @Override
    public Mono<Void> sweep() {
        return database.sql("""
                        SELECT DISTINCT import_id FROM price_data_import_row
                        WHERE import_id NOT IN (SELECT id FROM price_data_import WHERE state = 'RUNNING')""")
                .map(row -> new ImportId(text(row, "import_id")))
                .all()
                .collectList()
                .flatMapIterable(waste -> waste)
                .concatMap(this::clear)
                .then();
    }

    private Row row(ImportId id, int position, StagedPrice staged) {
        return new Row(id, position, staged.isNew() ? ids.next() : null, staged);
    }

    private record Row(ImportId of, int position, @Nullable String priceData, StagedPrice staged) {}
}
