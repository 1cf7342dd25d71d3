package io.flashsale.checkout;

import io.flashsale.gate.GateWaitlist;
import io.flashsale.order.OrderStatus;
import io.flashsale.sale.LiveSales;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.Unavailable;
import java.time.Duration;
import java.util.List;
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
                .flatMap(order -> order.status() == OrderStatus.WAITLISTED
                        ? position(order)
                        : Mono.just(new PlaceOutcome.NotWaiting(order.status())))
                .defaultIfEmpty(new PlaceOutcome.NoSuchOrder());
    }

    private Mono<PlaceOutcome> position(OrderView order) {
        return Mono.justOrEmpty(sales.find(order.sale()))
                .switchIfEmpty(Mono.error(() -> new Unavailable("the sale is not at the gate", RETRY_AFTER, null)))
                .flatMap(live -> waitlist.positions(segments.of(live), List.of(order.id())))
                .flatMap(positions -> Mono.justOrEmpty(positions.get(order.id())))
                .<PlaceOutcome>map(position -> new PlaceOutcome.Waiting(order, position))
                .switchIfEmpty(Mono.defer(() -> outOfLine(order.id())));
    }

    /** The gate ends a wait only after the ledger has: an order that still waits there has been promoted. */
    private Mono<PlaceOutcome> outOfLine(OrderId id) {
        return orders.find(id)
                .map(OrderView::status)
                .map(status -> status == OrderStatus.WAITLISTED ? OrderStatus.PENDING_PAYMENT : status)
                .map(PlaceOutcome.NotWaiting::new);
    }
}
