package io.flashsale.checkout;

import io.flashsale.gate.Place;
import io.flashsale.order.OrderStatus;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.Unavailable;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Where orders stand in line at this moment. */
@Component
public class FindPlace {

    private final FindOrder orders;
    private final Places places;

    FindPlace(FindOrder orders, Places places) {
        this.orders = orders;
        this.places = places;
    }

    /** Of a customer's own order. {@link Unavailable} while the gate cannot say. */
    public Mono<PlaceOutcome> of(CustomerId customer, OrderId id) {
        return orders.asJoined(id)
                .filter(order -> order.customer().equals(customer))
                .flatMap(order -> order.waits() ? place(order) : Mono.just(new PlaceOutcome.NotWaiting(order.status())))
                .defaultIfEmpty(new PlaceOutcome.NoSuchOrder());
    }

    private Mono<PlaceOutcome> place(OrderView order) {
        return places.of(order.sale(), List.of(order.id()))
                .flatMap(found -> Mono.justOrEmpty(found.get(order.id())))
                .ofType(Place.InLine.class)
                .<PlaceOutcome>map(line -> new PlaceOutcome.Waiting(order, line.position()))
                .switchIfEmpty(Mono.defer(() -> outOfLine(order.id())));
    }

    /** The gate ends a wait only after the ledger has: an order that still waits there has been promoted. */
    private Mono<PlaceOutcome> outOfLine(OrderId id) {
        return orders.asJoined(id)
                .map(order -> order.waits() ? OrderStatus.PENDING_PAYMENT : order.status())
                .map(PlaceOutcome.NotWaiting::new);
    }
}
