package io.flashsale.checkout;

import io.flashsale.gate.GateWaitlist;
import io.flashsale.order.OrderStatus;
import io.flashsale.sale.LiveSales;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.SaleId;
import io.flashsale.shared.Unavailable;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Where orders stand in line at this moment. */
@Component
public class FindPlace {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final FindOrder orders;
    private final GateWaitlist waitlist;
    private final LiveSales sales;
    private final Segments segments;

    FindPlace(FindOrder orders, GateWaitlist waitlist, LiveSales sales, Segments segments) {
        this.orders = orders;
        this.waitlist = waitlist;
        this.sales = sales;
        this.segments = segments;
    }

    /** Of a customer's own order. {@link Unavailable} while the gate cannot say. */
    public Mono<PlaceOutcome> of(CustomerId customer, OrderId id) {
        return orders.find(customer, id)
                .flatMap(order -> order.waits() ? place(order) : Mono.just(new PlaceOutcome.NotWaiting(order.status())))
                .defaultIfEmpty(new PlaceOutcome.NoSuchOrder());
    }

    private Mono<PlaceOutcome> place(OrderView order) {
        return positions(order.sale(), List.of(order.id()))
                .flatMap(positions -> Mono.justOrEmpty(positions.get(order.id())))
                .<PlaceOutcome>map(position -> new PlaceOutcome.Waiting(order, position))
                .switchIfEmpty(Mono.defer(() -> outOfLine(order.id())));
    }

    /** The gate ends a wait only after the ledger has: an order that still waits there has been promoted. */
    private Mono<PlaceOutcome> outOfLine(OrderId id) {
        return orders.find(id)
                .map(order -> order.waits() ? OrderStatus.PENDING_PAYMENT : order.status())
                .map(PlaceOutcome.NotWaiting::new);
    }

    /** As {@link GateWaitlist#positions}, of orders of one sale. */
    Mono<Map<OrderId, Long>> positions(SaleId sale, Collection<OrderId> waiting) {
        return Mono.justOrEmpty(sales.find(sale))
                .switchIfEmpty(Mono.error(() -> new Unavailable("the sale is not at the gate", RETRY_AFTER, null)))
                .flatMap(live -> waitlist.positions(segments.of(live), waiting));
    }
}
