package io.flashsale.order.mysql;

import io.flashsale.order.Order;
import io.flashsale.platform.mysql.JsonRows;
import io.flashsale.shared.OrderId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Reads the lines of orders that were read without them. */
final class OrderLines {

    private OrderLines() {}

    /** The same orders in the same sequence, with their lines. */
    static Mono<List<Order>> of(DatabaseClient database, List<Order> bare) {
        Map<OrderId, Order> byId = bare.stream().collect(Collectors.toMap(Order::id, order -> order));
        return database.sql(LedgerStatements.LINES_OF_ORDERS)
                .bind("rows", JsonRows.of(byId.keySet(), (json, id) -> json.writeString(id.value())))
                .map(row -> {
                    Order order = Objects.requireNonNull(byId.get(new OrderId(OrderRows.text(row, "order_id"))));
                    return OrderRows.line(row, order.total().currency());
                })
                .all()
                .collectMultimap(OrderRows.LineOfOrder::order, OrderRows.LineOfOrder::line)
                .map(lines -> bare.stream()
                        .map(order -> order.withLines(List.copyOf(lines.getOrDefault(order.id(), List.of()))))
                        .toList());
    }
}
