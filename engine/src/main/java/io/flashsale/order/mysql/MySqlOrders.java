package io.flashsale.order.mysql;

import io.flashsale.order.Order;
import io.flashsale.order.Orders;
import io.flashsale.order.PriceBalance;
import io.flashsale.platform.mysql.JsonRows;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.SaleId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads orders. A sale's orders are a range of the primary key, since their ids begin with its opening time. */
final class MySqlOrders implements Orders {

    private static final int LINES_AT_ONCE = 500;

    private static final String ORDERS_OF_SALE =
            "SELECT * FROM orders WHERE id > :after AND id < :end AND sale_id = :sale ORDER BY id LIMIT "
                    + LINES_AT_ONCE;

    private static final String ORDERS = """
            SELECT o.* FROM JSON_TABLE(:rows, '$[*]' COLUMNS (
                id CHAR(26) CHARACTER SET ascii PATH '$[0]')) AS wanted
            STRAIGHT_JOIN orders o ON o.id = wanted.id
            """;

    private static final String AVAILABLE = """
            SELECT p.id, p.available_quantity FROM JSON_TABLE(:rows, '$[*]' COLUMNS (
                id CHAR(26) CHARACTER SET ascii PATH '$[0]')) AS wanted
            STRAIGHT_JOIN price_data p ON p.id = wanted.id
            """;

    private final DatabaseClient database;
    private final Balances balances;
    private final TransactionalOperator snapshot;

    MySqlOrders(DatabaseClient database, ReactiveTransactionManager transactions) {
        this.database = database;
        this.balances = new Balances(database);
        this.snapshot = TransactionalOperator.create(transactions, oneMoment());
    }

    private static TransactionDefinition oneMoment() {
        DefaultTransactionDefinition definition = new DefaultTransactionDefinition();
        definition.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        definition.setReadOnly(true);
        return definition;
    }

    @Override
    public Mono<Order> find(OrderId id) {
        return database.sql("SELECT * FROM orders WHERE id = :id")
                .bind("id", id.value())
                .map(row -> OrderRows.order(row, List.of()))
                .one()
                .flatMap(order -> OrderLines.of(database, List.of(order)))
                .map(List::getFirst);
    }

    @Override
    public Flux<Order> find(Collection<OrderId> ids) {
        return database.sql(ORDERS)
                .bind("rows", JsonRows.of(ids, (json, id) -> json.writeString(id.value())))
                .map(row -> OrderRows.order(row, List.of()))
                .all()
                .collectList()
                .flatMap(bare -> bare.isEmpty() ? Mono.just(bare) : OrderLines.of(database, bare))
                .flatMapIterable(orders -> orders);
    }

    @Override
    public <T> Mono<T> snapshot(
            SaleId sale,
            Instant opensAt,
            List<PriceDataId> prices,
            BiFunction<Map<PriceDataId, Integer>, Flux<Order>, Mono<T>> reader) {
        IdRange range = IdRange.ofSale(opensAt);
        return available(prices)
                .flatMap(available -> reader.apply(available, ordersOf(sale, range)))
                .as(snapshot::transactional);
    }

    private Mono<Map<PriceDataId, Integer>> available(List<PriceDataId> prices) {
        return database.sql(AVAILABLE)
                .bind("rows", JsonRows.of(prices, (json, id) -> json.writeString(id.value())))
                .map(row -> Map.entry(new PriceDataId(OrderRows.text(row, "id")), number(row, "available_quantity")))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Flux<Order> ordersOf(SaleId sale, IdRange range) {
        return page(sale, range)
                .expand(page -> page.size() < LINES_AT_ONCE
                        ? Mono.empty()
                        : page(sale, range.after(page.getLast().id().value())))
                .concatMapIterable(page -> page);
    }

    private Mono<List<Order>> page(SaleId sale, IdRange range) {
        return database.sql(ORDERS_OF_SALE)
                .bind("after", range.after())
                .bind("end", range.end())
                .bind("sale", sale.value())
                .map(row -> OrderRows.order(row, List.of()))
                .all()
                .collectList()
                .flatMap(bare -> bare.isEmpty() ? Mono.just(bare) : OrderLines.of(database, bare));
    }

    @Override
    public Flux<PriceBalance> balance(SaleId sale, Instant opensAt, List<PriceDataId> prices) {
        return balances.of(sale, IdRange.ofSale(opensAt), prices).as(snapshot::transactional);
    }

    @Override
    public Mono<Integer> imbalance(List<PriceDataId> prices) {
        return balances.imbalance(prices);
    }

    private static int number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Number.class), column).intValue();
    }
}
