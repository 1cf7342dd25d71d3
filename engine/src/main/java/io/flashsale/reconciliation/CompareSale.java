package io.flashsale.reconciliation;

import io.flashsale.checkout.Segments;
import io.flashsale.gate.GateLoading;
import io.flashsale.gate.GateLoading.LoadedSegment;
import io.flashsale.gate.GateStates;
import io.flashsale.gate.HoldState;
import io.flashsale.gate.Segment;
import io.flashsale.order.LogProgress;
import io.flashsale.order.OrderStates;
import io.flashsale.order.OrderStatus;
import io.flashsale.order.Orders;
import io.flashsale.sale.LiveSale;
import io.flashsale.sale.Sale;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PriceDataId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Compares a live sale in MySQL with itself at the gate: each order that has a claim in MySQL, each that the gate
 * knows, and the units that are left. In portions, one after the other, so that a running sale goes first. A sale that
 * is not loaded is left to who loads it.
 */
@Component
class CompareSale {

    static final int MOST_SUSPECTS = 10_000;

    private final Segments segments;
    private final GateLoading loading;
    private final GateStates gate;
    private final OrderStates states;
    private final Orders orders;
    private final LogProgress log;

    CompareSale(
            Segments segments,
            GateLoading loading,
            GateStates gate,
            OrderStates states,
            Orders orders,
            LogProgress log) {
        this.segments = segments;
        this.loading = loading;
        this.gate = gate;
        this.states = states;
        this.orders = orders;
        this.log = log;
    }

    /** What does not agree at this moment, at most {@value #MOST_SUSPECTS} orders of it. Empty if it is not loaded. */
    Mono<Suspects> look(LiveSale live) {
        Sale sale = live.sale();
        return look(
                live,
                Flux.concat(
                        states.claiming(sale.id(), sale.opensAt()), Flux.defer(() -> gate.orders(segments.of(live)))));
    }

    /** What still does not agree of it. */
    Mono<Suspects> lookAgain(Suspects before) {
        return look(before.live(), Flux.fromIterable(before.orders()).map(OrderAtBoth::order))
                .map(before::inBoth);
    }

    private Mono<Suspects> look(LiveSale live, Flux<OrderId> which) {
        Segment segment = segments.of(live);
        return loading.loaded(segment)
                .filter(loaded -> !loaded.isLoading())
                .map(LoadedSegment::epoch)
                .flatMap(epoch -> which.<Set<OrderId>>buffer(Orders.MOST_ORDERS_A_CALL, LinkedHashSet::new)
                        .concatMap(part -> compare(segment, part), 1)
                        .distinct()
                        .take(MOST_SUSPECTS)
                        .collect(Collectors.toSet())
                        .zipWith(stock(live, segment), (found, stock) -> new Suspects(live, epoch, found, stock)));
    }

    private Flux<OrderAtBoth> compare(Segment segment, Set<OrderId> part) {
        return gate.of(segment, part)
                .zipWith(states.of(part))
                .flatMapIterable(found -> compare(part, found.getT2(), found.getT1()));
    }

    private static List<OrderAtBoth> compare(
            Set<OrderId> part, Map<OrderId, OrderStatus> inMySql, Map<OrderId, HoldState> atGate) {
        return part.stream()
                .map(order -> new OrderAtBoth(order, inMySql.get(order), atGate.get(order)))
                .filter(each -> !each.agrees())
                .toList();
    }

    /** Nothing while records are on their way: they are what differs. */
    private Mono<Set<StockAtBoth>> stock(LiveSale live, Segment segment) {
        Mono<Set<StockAtBoth>> compared = Mono.zip(
                available(live, segment), gate.stock(segment).defaultIfEmpty(Map.of()), CompareSale::differing);
        return log.lag().flatMap(lag -> lag == 0 ? compared : Mono.just(Set.of()));
    }

    private Mono<Map<PriceDataId, Integer>> available(LiveSale live, Segment segment) {
        return orders.snapshot(
                live.sale().id(), live.sale().opensAt(), segment.prices(), (available, _) -> Mono.just(available));
    }

    /** A price that MySQL does not offer any more has nothing to be compared with. */
    private static Set<StockAtBoth> differing(Map<PriceDataId, Integer> available, Map<PriceDataId, Integer> stock) {
        return stock.entrySet().stream()
                .map(each -> new StockAtBoth(
                        each.getKey(), available.getOrDefault(each.getKey(), each.getValue()), each.getValue()))
                .filter(each -> !each.agrees())
                .collect(Collectors.toSet());
    }
}
