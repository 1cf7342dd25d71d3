package io.flashsale.checkout;

import io.flashsale.order.OrderLog;
import io.flashsale.order.OrderRecord;
import io.flashsale.order.OrderRecord.ConfirmedByAdmin;
import io.flashsale.order.OrderRecord.OrderCancelled;
import io.flashsale.order.OrderRecord.WaitlistLeft;
import io.flashsale.order.OrderStatus;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.OrderId;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Cancelling, leaving the waitlist, confirming: one more record on the order's log. Repeatable; an error means unknown.
 */
@Component
public class EndOrder {

    private static final Set<OrderStatus> CANCELLABLE = EnumSet.of(OrderStatus.PENDING_PAYMENT, OrderStatus.WAITLISTED);
    private static final Set<OrderStatus> WAITING = EnumSet.of(OrderStatus.WAITLISTED);
    private static final Set<OrderStatus> CONFIRMABLE = EnumSet.of(OrderStatus.PENDING_PAYMENT);

    private final FindOrder orders;
    private final FindPlace places;
    private final Segments segments;
    private final Decisions decisions;
    private final OrderLog log;
    private final Clock clock;

    EndOrder(FindOrder orders, FindPlace places, Segments segments, Decisions decisions, OrderLog log, Clock clock) {
        this.orders = orders;
        this.places = places;
        this.segments = segments;
        this.decisions = decisions;
        this.log = log;
        this.clock = clock;
    }

    /** A customer does not want an own order any more; its units go to the next in line. */
    public Mono<EndOutcome> cancel(CustomerId customer, OrderId id) {
        return end(
                orders.find(customer, id),
                OrderStatus.CANCELLED,
                CANCELLABLE,
                () -> new OrderCancelled(id, clock.instant()));
    }

    /** A customer does not wait any more. An order that was promoted meanwhile keeps its units. */
    public Mono<EndOutcome> leaveWaitlist(CustomerId customer, OrderId id) {
        return places.of(customer, id).flatMap(place -> switch (place) {
            case PlaceOutcome.NoSuchOrder _ -> Mono.just(new EndOutcome.NoSuchOrder());
            case PlaceOutcome.NotWaiting(var status) -> Mono.just(left(status));
            case PlaceOutcome.Waiting waiting ->
                append(waiting.order(), WAITING, () -> new WaitlistLeft(id, clock.instant()));
        });
    }

    private static EndOutcome left(OrderStatus status) {
        return status == OrderStatus.CANCELLED ? new EndOutcome.Accepted() : new EndOutcome.NotAllowed(status);
    }

    /** The order is paid, another way than by one of our payments. */
    public Mono<EndOutcome> confirmByAdmin(CustomerId admin, OrderId id) {
        return end(
                orders.find(id),
                OrderStatus.CONFIRMED,
                CONFIRMABLE,
                () -> new ConfirmedByAdmin(id, admin, clock.instant()));
    }

    /** @param end what the record makes of the order; one that is there already is accepted again */
    private Mono<EndOutcome> end(
            Mono<OrderView> found, OrderStatus end, Set<OrderStatus> allowed, Supplier<OrderRecord> record) {
        return found.flatMap(order ->
                        order.status() == end ? Mono.just(new EndOutcome.Accepted()) : append(order, allowed, record))
                .defaultIfEmpty(new EndOutcome.NoSuchOrder());
    }

    private Mono<EndOutcome> append(OrderView order, Set<OrderStatus> allowed, Supplier<OrderRecord> record) {
        if (!allowed.contains(order.status())) {
            return Mono.just(new EndOutcome.NotAllowed(order.status()));
        }
        return orders.hold(order.id())
                .flatMap(found -> decisions.appendUnlessLogged(segments.of(found.sale()), found.stored()))
                .then(Mono.defer(() -> log.append(record.get())))
                .thenReturn(new EndOutcome.Accepted());
    }
}
