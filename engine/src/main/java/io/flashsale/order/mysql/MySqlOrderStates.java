package io.flashsale.order.mysql;

import io.flashsale.order.OrderStates;
import io.flashsale.order.OrderStatus;
import io.flashsale.order.Orders;
import io.flashsale.platform.mysql.Columns;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.SaleId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads ids and states only. */
final class MySqlOrderStates implements OrderStates {

    /** All that are read, so that a portion without a claim is no end. */
    private static final String PORTION = """
            SELECT id,
                sale_id = :sale AND status IN ('PENDING_PAYMENT', 'WAITLISTED', 'CONFIRMED', 'SHIPPED', 'DELIVERED',
                    'RECORDED') AS claims
            FROM orders WHERE id > :after AND id < :end ORDER BY id LIMIT
            """ + Orders.MOST_ORDERS_A_CALL;

    private final DatabaseClient database;

    MySqlOrderStates(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Map<OrderId, OrderStatus>> of(Collection<OrderId> orders) {
        return orders.isEmpty()
                ? Mono.just(Map.of())
                : database.sql("SELECT id, status FROM orders WHERE id IN (:ids)")
                        .bind("ids", orders.stream().map(OrderId::value).toList())
                        .map(row -> Map.entry(
                                new OrderId(OrderRows.text(row, "id")),
                                OrderStatus.valueOf(OrderRows.text(row, "status"))))
                        .all()
                        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    @Override
    public Flux<OrderId> claiming(SaleId sale, Instant opensAt) {
        IdRange range = IdRange.ofSale(opensAt);
        return portion(sale, range)
                .expand(read -> read.size() < Orders.MOST_ORDERS_A_CALL
                        ? Mono.empty()
                        : portion(sale, range.after(read.getLast().id().value())))
                .concatMapIterable(read -> read, 1)
                .filter(Found::claims)
                .map(Found::id);
    }

    private Mono<List<Found>> portion(SaleId sale, IdRange range) {
        return database.sql(PORTION)
                .bind("sale", sale.value())
                .bind("after", range.after())
                .bind("end", range.end())
                .map(row -> new Found(new OrderId(OrderRows.text(row, "id")), Columns.truth(row, "claims")))
                .all()
                .collectList();
    }

    private record Found(OrderId id, boolean claims) {}
}
