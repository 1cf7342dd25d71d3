package io.flashsale.checkout;

import io.flashsale.gate.Gate;
import io.flashsale.gate.GateLoading;
import io.flashsale.gate.Segment;
import io.flashsale.gate.UnitsOnRelease;
import io.flashsale.order.Applied;
import io.flashsale.order.Effects;
import io.flashsale.order.Order;
import io.flashsale.order.OrderLine;
import io.flashsale.sale.LiveSale;
import io.flashsale.sale.LiveSales;
import io.flashsale.shared.OrderId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The way back: what the gate must do after the ledger has committed. A function of the order's state, so repeatable.
 */
@Component
class AfterCommit implements Effects {

    private static final int ORDERS_AT_ONCE = 64;

    private final Gate gate;
    private final GateLoading loading;
    private final LiveSales sales;
    private final Segments segments;

    AfterCommit(Gate gate, GateLoading loading, LiveSales sales, Segments segments) {
        this.gate = gate;
        this.loading = loading;
        this.sales = sales;
        this.segments = segments;
    }

    @Override
    public Mono<Void> follow(List<Applied> applied) {
        Map<OrderId, Order> ended = new LinkedHashMap<>();
        for (Applied each : applied) {
            Order order = each.order();
            if (order != null && order.status().isDecided()) {
                ended.put(order.id(), order);
            }
        }
        return Flux.fromIterable(ended.values())
                .flatMapSequential(this::follow, ORDERS_AT_ONCE)
                .then();
    }

    private Mono<Void> follow(Order order) {
        return live(order).flatMap(live -> switch (order.status()) {
            case CONFIRMED, RECORDED -> gate.settle(segments.of(live), order.id());
            case REJECTED -> reject(segments.of(live), order);
            case EXPIRED, CANCELLED, ROLLED_BACK ->
                gate.release(segments.of(live), order.id(), UnitsOnRelease.COME_BACK);
            case PENDING_PAYMENT, WAITLISTED -> Mono.empty();
        });
    }

    /**
     * Of one unit MySQL had none. Of several it may have had some, which the gate must not lose: the sale is loaded
     * anew.
     */
    private Mono<Void> reject(Segment segment, Order order) {
        Mono<Void> released = gate.release(segment, order.id(), UnitsOnRelease.NEVER_EXISTED);
        int units = order.limitedLines().stream().mapToInt(OrderLine::quantity).sum();
        return units == 1 ? released : released.then(loading.forget(segment));
    }

    /** A sale that this process does not know may be younger than its last look; an old one has left the gate. */
    private Mono<LiveSale> live(Order order) {
        Mono<LiveSale> known = Mono.defer(() -> Mono.justOrEmpty(sales.find(order.sale())));
        return known.switchIfEmpty(Mono.defer(sales::refresh).then(known));
    }
}
