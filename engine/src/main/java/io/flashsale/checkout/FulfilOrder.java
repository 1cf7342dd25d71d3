package io.flashsale.checkout;

import io.flashsale.order.OrderLog;
import io.flashsale.order.OrderRecord;
import io.flashsale.order.OrderRecord.FulfilmentCancelled;
import io.flashsale.order.OrderRecord.OrderDelivered;
import io.flashsale.order.OrderRecord.OrderShipped;
import io.flashsale.order.Parcel;
import io.flashsale.order.Shipment;
import io.flashsale.shared.OrderId;
import java.time.Clock;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What becomes of a confirmed order: one more record on its log, which has the order by then. Repeatable; an error
 * means unknown.
 */
@Component
public class FulfilOrder {

    private final FindOrder orders;
    private final OrderLog log;
    private final Clock clock;

    FulfilOrder(FindOrder orders, OrderLog log, Clock clock) {
        this.orders = orders;
        this.log = log;
        this.clock = clock;
    }

    /** It is on its way. A repeat is accepted again, another parcel is not. */
    public Mono<EndOutcome> ship(OrderId id, Parcel parcel) {
        return decide(id, order -> switch (order.status()) {
            case CONFIRMED -> append(new OrderShipped(id, parcel, clock.instant()));
            case SHIPPED, DELIVERED -> wasShippedAs(parcel, order) ? accepted() : notAllowed(order);
            default -> notAllowed(order);
        });
    }

    private static boolean wasShippedAs(Parcel parcel, OrderView order) {
        Shipment shipment = order.shipment();
        return shipment != null
                && shipment.shippedAt() != null
                && shipment.parcel().equals(parcel);
    }

    /** It has arrived. */
    public Mono<EndOutcome> deliver(OrderId id) {
        return decide(id, order -> switch (order.status()) {
            case CONFIRMED, SHIPPED -> append(new OrderDelivered(id, clock.instant()));
            case DELIVERED -> accepted();
            default -> notAllowed(order);
        });
    }

    /** It will not be shipped: its units go to the next in line, and its money goes back. */
    public Mono<EndOutcome> cancel(OrderId id) {
        return decide(id, order -> switch (order.status()) {
            case CONFIRMED -> append(new FulfilmentCancelled(id, clock.instant()));
            case CANCELLED -> accepted();
            default -> notAllowed(order);
        });
    }

    private Mono<EndOutcome> decide(OrderId id, Function<OrderView, Mono<EndOutcome>> decision) {
        return orders.find(id).flatMap(decision).defaultIfEmpty(new EndOutcome.NoSuchOrder());
    }

    private Mono<EndOutcome> append(OrderRecord record) {
        return log.append(record).thenReturn(new EndOutcome.Accepted());
    }

    private static Mono<EndOutcome> accepted() {
        return Mono.just(new EndOutcome.Accepted());
    }

    private static Mono<EndOutcome> notAllowed(OrderView order) {
        return Mono.just(new EndOutcome.NotAllowed(order.status()));
    }
}
