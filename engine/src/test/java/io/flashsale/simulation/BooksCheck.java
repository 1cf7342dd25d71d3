package io.flashsale.simulation;

import io.flashsale.order.Order;
import io.flashsale.order.OrderPayment;
import io.flashsale.order.OrderStatus;
import io.flashsale.order.Shipment;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PriceDataId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What every committed state of MySQL must show, told without the rules that made it. */
final class BooksCheck {

    private static final Map<OrderStatus, Set<OrderStatus>> NEXT = new EnumMap<>(Map.of(
            OrderStatus.WAITLISTED,
            Set.of(
                    OrderStatus.PENDING_PAYMENT,
                    OrderStatus.CONFIRMED,
                    OrderStatus.EXPIRED,
                    OrderStatus.CANCELLED,
                    OrderStatus.PAYMENT_FAILED,
                    OrderStatus.PAID_LATE,
                    OrderStatus.REJECTED),
            OrderStatus.PENDING_PAYMENT,
            Set.of(
                    OrderStatus.CONFIRMED,
                    OrderStatus.EXPIRED,
                    OrderStatus.CANCELLED,
                    OrderStatus.PAYMENT_FAILED,
                    OrderStatus.PAID_LATE),
            OrderStatus.EXPIRED,
            Set.of(OrderStatus.PAID_LATE),
            OrderStatus.CANCELLED,
            Set.of(OrderStatus.PAID_LATE),
            OrderStatus.PAYMENT_FAILED,
            Set.of(OrderStatus.PAID_LATE),
            OrderStatus.PAID_LATE,
            Set.of(OrderStatus.CONFIRMED, OrderStatus.REFUNDED, OrderStatus.REJECTED),
            OrderStatus.CONFIRMED,
            Set.of(OrderStatus.CANCELLED, OrderStatus.SHIPPED, OrderStatus.DELIVERED),
            OrderStatus.SHIPPED,
            Set.of(OrderStatus.DELIVERED),
            OrderStatus.RECORDED,
            Set.of(OrderStatus.ROLLED_BACK)));

    private final World world;
    private final int limit;
    private final boolean gateMayErr;

    /** @param gateMayErr whether the gate was made to grant units that never existed */
    BooksCheck(World world, int limit, boolean gateMayErr) {
        this.world = world;
        this.limit = limit;
        this.gateMayErr = gateMayErr;
    }

    void committed(Map<OrderId, Order> before, Books books) {
        books.orders().values().forEach(order -> transition(before.get(order.id()), order));
        books.offered().keySet().forEach(price -> units(price, books));
        limit(books);
    }

    private void transition(@Nullable Order before, Order after) {
        if (before == after) {
            return;
        }
        world.note("books: %s %s", after.id(), after.status());
        if (before != null) {
            boolean allowed =
                    NEXT.getOrDefault(before.status(), Set.of()).contains(after.status()) || isExtended(before, after);
            world.must(allowed, "I9", "order %s was %s and is %s", after.id(), before.status(), after.status());
        }
        OrderPayment paid = before == null ? null : before.payment();
        world.must(paid == null || paid.equals(after.payment()), "I10", "%s was paid by %s already", after, paid);
        Shipment sent = before == null ? null : before.shipment();
        boolean sameParcel =
                sent == null || sent.parcel().equals(after.shipment().parcel());
        world.must(sameParcel, "I9", "%s was sent as %s", after, sent);
        boolean rejected = after.status() == OrderStatus.REJECTED;
        world.must(gateMayErr || !rejected, "I1", "the gate granted %s what MySQL does not have", after.id());
    }

    private static boolean isExtended(Order before, Order after) {
        Instant deadline = after.deadline();
        return before.status() == OrderStatus.PENDING_PAYMENT
                && after.status() == OrderStatus.PENDING_PAYMENT
                && deadline != null
                && deadline.isAfter(before.deadline());
    }

    private void units(PriceDataId price, Books books) {
        int offered = books.offered().getOrDefault(price, 0);
        int available = books.available().getOrDefault(price, 0);
        int live = books.units(price, Books::holdsUnits);
        world.must(live <= offered, "I1", "%d units of %s live, %d offered", live, price, offered);
        world.must(available >= 0, "I1", "%d units of %s available", available, price);
        world.must(available + live == offered, "I2", "%d available, %d live, %d offered", available, live, offered);
        world.must(books.used(price) == live, "I11", "%d units used, %d live", books.used(price), live);
    }

    private void limit(Books books) {
        Map<Map.Entry<CustomerId, PriceDataId>, Integer> units = new HashMap<>();
        books.orders().values().stream()
                .filter(Books::holdsUnits)
                .forEach(order -> order.limitedLines()
                        .forEach(line -> units.merge(
                                Map.entry(order.customer(), line.limitedPrice()), line.quantity(), Integer::sum)));
        units.forEach((whose, count) ->
                world.must(count <= limit, "I7", "%s has %d units, limit %d", whose.getKey(), count, limit));
    }
}
