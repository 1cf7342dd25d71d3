package io.flashsale.checkout;

import io.flashsale.gate.GateWaitlist;
import io.flashsale.gate.Place;
import io.flashsale.order.Orders;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.SaleId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.FluxSink.OverflowStrategy;
import reactor.core.publisher.Mono;

/**
 * Tells those who look at orders what becomes of them. One look a tick asks for all of this process together, whatever
 * caused a change and wherever: see docs/decisions/019.
 */
@Component
public class WatchOrders {

    /** How far from the head of a line one is that may be promoted next. */
    private static final int HEAD = 100;

    private final FindOrder orders;
    private final Places places;
    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();

    WatchOrders(FindOrder orders, Places places) {
        this.orders = orders;
        this.places = places;
    }

    /**
     * A customer's own order as it is, and again after each change, until it has ended. Empty if there is no such
     * order. Keeps the latest state for a slow subscriber, no more; how many subscribe, and for how long, is for the
     * caller to bound.
     */
    public Flux<OrderView> watch(CustomerId customer, OrderId id) {
        return orders.find(customer, id).flatMapMany(this::statesFrom);
    }

    private Flux<OrderView> statesFrom(OrderView first) {
        return Flux.create(sink -> add(first, sink), OverflowStrategy.LATEST);
    }

    private void add(OrderView first, FluxSink<OrderView> sink) {
        Watch watch = new Watch(first, sink);
        watches.add(watch);
        sink.onDispose(() -> watches.remove(watch));
    }

    /** Asks the ledger about every order that is looked at. */
    Mono<Void> lookAtLedger() {
        return Flux.fromIterable(watches)
                .buffer(Orders.MOST_ORDERS_A_CALL)
                .concatMap(this::tellStates)
                .then();
    }

    private Mono<Void> tellStates(List<Watch> part) {
        Set<OrderId> ids = part.stream().map(Watch::order).collect(Collectors.toSet());
        return orders.inLedger(ids)
                .collectMap(OrderView::id, Function.identity())
                .doOnNext(found -> part.forEach(watch -> watch.see(found.get(watch.order()))))
                .then();
    }

    /** Asks the gate where every order stands that is looked at and waits: one call a sale and some hundreds. */
    Mono<Void> lookAtLines() {
        return lookAt(Watch::waits);
    }

    /** Asks about those who may be promoted next: they should not lose time of their offer. */
    Mono<Void> lookAtHeads() {
        return lookAt(watch -> watch.waitsBefore(HEAD));
    }

    /** Tells of an offer that the log has just got. Who looks from another process hears of it with the next tick. */
    void offered(OrderId order, Instant deadline) {
        watches.stream()
                .filter(watch -> watch.order().equals(order))
                .forEach(watch -> watch.moveTo(new Place.Offered(deadline)));
    }

    private Mono<Void> lookAt(Predicate<Watch> which) {
        Map<SaleId, List<Watch>> bySale = watches.stream().filter(which).collect(Collectors.groupingBy(Watch::sale));
        return Flux.fromIterable(bySale.values())
                .concatMap(waiting -> Flux.fromIterable(waiting).buffer(GateWaitlist.MOST_ORDERS_A_CALL))
                .concatMapDelayError(this::tellPlaces)
                .then();
    }

    private Mono<Void> tellPlaces(List<Watch> part) {
        Set<OrderId> ids = part.stream().map(Watch::order).collect(Collectors.toSet());
        return places.of(part.getFirst().sale(), ids)
                .doOnNext(found -> part.forEach(watch -> watch.moveTo(found.get(watch.order()))))
                .then();
    }
}
