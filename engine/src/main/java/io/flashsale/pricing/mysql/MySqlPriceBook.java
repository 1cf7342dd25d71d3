package io.flashsale.pricing.mysql;

import static io.flashsale.platform.mysql.Columns.money;
import static io.flashsale.platform.mysql.Columns.required;
import static io.flashsale.platform.mysql.Columns.text;

import io.flashsale.catalog.Skus;
import io.flashsale.platform.Ids;
import io.flashsale.platform.mysql.Transactions;
import io.flashsale.pricing.ActiveWindow;
import io.flashsale.pricing.LimitedPrice;
import io.flashsale.pricing.ListedPrice;
import io.flashsale.pricing.NewPriceData;
import io.flashsale.pricing.PriceBook;
import io.flashsale.pricing.PriceData;
import io.flashsale.pricing.PriceDataChange;
import io.flashsale.pricing.PriceDataCreation;
import io.flashsale.pricing.PriceList;
import io.flashsale.pricing.PriceListType;
import io.flashsale.pricing.PriceLists;
import io.flashsale.pricing.QuantityLimit;
import io.flashsale.pricing.QuantityLimit.Limited;
import io.flashsale.shared.Money;
import io.flashsale.shared.Page;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.PriceListId;
import io.flashsale.shared.SkuCode;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Price data in the table price_data. Lists and SKUs are never deleted, so looking first whether they exist is
 * enough.
 */
@Component
class MySqlPriceBook implements PriceBook {

    /** With the list that the price stands in. */
    private static final String SELECT = """
            SELECT d.id, d.price_list_id, d.target_id, d.amount, l.currency, d.limited_by_quantity,
                   d.starting_quantity, d.available_quantity, d.active_from, d.active_to,
                   l.name, l.type, l.priority, l.active_from AS list_from, l.active_to AS list_to
            FROM price_data d JOIN price_list l ON l.id = d.price_list_id
            WHERE d.target_type = 'SKU'
            """;

    private final DatabaseClient database;
    private final PriceLists lists;
    private final Skus skus;
    private final Ids ids;
    private final PriceDataRows rows;
    private final Transactions transactions;

    MySqlPriceBook(
            DatabaseClient database,
            PriceLists lists,
            Skus skus,
            Ids ids,
            PriceDataRows rows,
            Transactions transactions) {
        this.database = database;
        this.lists = lists;
        this.skus = skus;
        this.ids = ids;
        this.rows = rows;
        this.transactions = transactions;
    }

    @Override
    public Mono<PriceDataCreation> create(PriceListId list, NewPriceData wish) {
        return lists.find(list)
                .flatMap(found -> createIn(found, wish))
                .defaultIfEmpty(new PriceDataCreation.NoSuchPriceList());
    }

    private Mono<PriceDataCreation> createIn(PriceList list, NewPriceData wish) {
        return skus.find(List.of(wish.sku()))
                .next()
                .flatMap(_ -> hasRoom(list, wish))
                .flatMap(some -> some ? insert(entry(list, wish)) : Mono.just(new PriceDataCreation.TooManyLimited()))
                .defaultIfEmpty(new PriceDataCreation.NoSuchSku());
    }

    private Mono<Boolean> hasRoom(PriceList list, NewPriceData wish) {
        return wish.limit() instanceof Limited ? roomForLimited(list.id()).map(room -> room > 0) : Mono.just(true);
    }

    private Mono<PriceDataCreation> insert(PriceData entry) {
        return rows.insert(List.of(entry))
                .<PriceDataCreation>thenReturn(new PriceDataCreation.Created(entry))
                .onErrorResume(DuplicateKeyException.class, _ -> Mono.just(new PriceDataCreation.AlreadyPriced()));
    }

    @Override
    public Flux<NewPriceData> asCreated(PriceListId list, Collection<SkuCode> codes) {
        if (codes.isEmpty()) {
            return Flux.empty();
        }
        return database.sql("""
                        SELECT target_id, amount, limited_by_quantity, starting_quantity, offered_quantity,
                               active_from, active_to
                        FROM price_data
                        WHERE price_list_id = :list AND target_type = 'SKU' AND target_id IN (:codes)""")
                .bind("list", list.value())
                .bind("codes", codes.stream().map(SkuCode::value).toList())
                .map(MySqlPriceBook::readAsCreated)
                .all();
    }

    @Override
    public Flux<ListedPrice> pricesOf(Collection<SkuCode> codes) {
        if (codes.isEmpty()) {
            return Flux.empty();
        }
        return database.sql(SELECT + "AND d.target_id IN (:codes)")
                .bind("codes", codes.stream().map(SkuCode::value).toList())
                .map(row -> new ListedPrice(read(row), listOf(row)))
                .all();
    }

    @Override
    public Mono<PriceData> find(PriceDataId id) {
        return select(id, "");
    }

    @Override
    public Mono<PriceData> change(PriceDataId id, PriceDataChange change) {
        return transactions.run(select(id, " FOR UPDATE").map(change::of).delayUntil(this::update));
    }

    private Mono<PriceData> select(PriceDataId id, String lock) {
        return database.sql(SELECT + "AND d.id = :id" + lock)
                .bind("id", id.value())
                .map(MySqlPriceBook::read)
                .one();
    }

    private Mono<Long> update(PriceData price) {
        return database.sql("""
                        UPDATE price_data SET amount = :amount, active_from = :from, active_to = :to
                        WHERE id = :id""")
                .bind("amount", price.price().amount())
                .bind("from", Parameters.in(R2dbcType.TIMESTAMP, price.active().from()))
                .bind("to", Parameters.in(R2dbcType.TIMESTAMP, price.active().to()))
                .bind("id", price.id().value())
                .fetch()
                .rowsUpdated();
    }

    @Override
    public Flux<PriceData> list(PriceListId list, Page page) {
        return database.sql(
                        SELECT + "AND d.price_list_id = :list AND d.id > :after ORDER BY d.id LIMIT " + page.limit())
                .bind("list", list.value())
                .bind("after", page.after())
                .map(MySqlPriceBook::read)
                .all();
    }

    @Override
    public Mono<Integer> roomForLimited(PriceListId list) {
        return database.sql("""
                        SELECT (SELECT COUNT(*) FROM price_data WHERE price_list_id = :list AND limited_by_quantity)
                        FROM sale WHERE price_list_id = :list""")
                .bind("list", list.value())
                .mapValue(Integer.class)
                .one()
                .map(limited -> Math.max(0, MOST_LIMITED - limited))
                .defaultIfEmpty(Integer.MAX_VALUE);
    }

    @Override
    public Flux<LimitedPrice> limitedPricesOf(PriceListId list) {
        return database.sql(SELECT + "AND d.price_list_id = :list AND d.limited_by_quantity ORDER BY d.id")
                .bind("list", list.value())
                .map(MySqlPriceBook::readLimited)
                .all();
    }

    private PriceData entry(PriceList list, NewPriceData wish) {
        return new PriceData(
                new PriceDataId(ids.next()),
                list.id(),
                wish.sku(),
                new Money(wish.amount(), list.currency()),
                wish.limit(),
                wish.active());
    }

    private static PriceData read(Readable row) {
        boolean limited = required(row, "limited_by_quantity", Boolean.class);
        return new PriceData(
                new PriceDataId(text(row, "id")),
                new PriceListId(text(row, "price_list_id")),
                new SkuCode(text(row, "target_id")),
                money(row, "amount", "currency"),
                QuantityLimit.of(
                        limited,
                        row.get("starting_quantity", Integer.class),
                        row.get("available_quantity", Integer.class)),
                MySqlPriceLists.activeWindow(row));
    }

    private static PriceList listOf(Readable row) {
        return new PriceList(
                new PriceListId(text(row, "price_list_id")),
                text(row, "name"),
                PriceListType.valueOf(text(row, "type")),
                Currency.getInstance(text(row, "currency")),
                row.get("priority", Integer.class),
                new ActiveWindow(row.get("list_from", Instant.class), row.get("list_to", Instant.class)));
    }

    private static NewPriceData readAsCreated(Readable row) {
        return new NewPriceData(
                new SkuCode(text(row, "target_id")),
                required(row, "amount", BigDecimal.class),
                QuantityLimit.of(
                        required(row, "limited_by_quantity", Boolean.class),
                        row.get("starting_quantity", Integer.class),
                        row.get("offered_quantity", Integer.class)),
                MySqlPriceLists.activeWindow(row));
    }

    private static LimitedPrice readLimited(Readable row) {
        return new LimitedPrice(
                new PriceDataId(text(row, "id")),
                new SkuCode(text(row, "target_id")),
                money(row, "amount", "currency"),
                required(row, "starting_quantity", Integer.class),
                required(row, "available_quantity", Integer.class));
    }
}
