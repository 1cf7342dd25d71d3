package io.flashsale.checkout;

import io.flashsale.gate.Gate;
import io.flashsale.gate.GateLoading;
import io.flashsale.gate.HoldState;
import io.flashsale.gate.Segment;
import io.flashsale.gate.UnitsOnRelease;
import io.flashsale.order.Applied;
import io.flashsale.order.Effects;
import io.flashsale.order.Order;
import io.flashsale.order.OrderLine;
import io.flashsale.order.OrderLog;
import io.flashsale.order.OrderRecord;
import io.flashsale.order.OrderRecord.PaymentStarted;
import io.flashsale.order.OrderRecord.UnitsGone;
import io.flashsale.order.OrderRecord.UnitsRetaken;
import io.flashsale.order.Refunds;
import io.flashsale.sale.LiveSale;
import io.flashsale.sale.LiveSales;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PaymentId;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What the gate must do after the ledger has committed, which money goes back, and what the customer is told. A
 * function of the order's state, so repeatable.
 */
@Component
class AfterCommit implements Effects {

    private static final int ORDERS_AT_ONCE = 64;

    private final Gate gate;
    private final GateLoading loading;
    private final LiveSales sales;
    private final Segments segments;
    private final OrderLog log;
    private final Refunds refunds;
    private final TellCustomers tell;
    private final PromptSweepPipeline sweep;
    private final Clock clock;

    AfterCommit(
            Gate gate,
            GateLoading loading,
            LiveSales sales,
            Segments segments,
            OrderLog log,
            Refunds refunds,
            TellCustomers tell,
            PromptSweepPipeline sweep,
            Clock clock) {
        this.gate = gate;
        this.loading = loading;
        this.sales = sales;
        this.segments = segments;
        this.log = log;
        this.refunds = refunds;
        this.tell = tell;
        this.sweep = sweep;
        this.clock = clock;
    }

    @Override
    public Mono<Void> follow(List<Applied> applied) {
        Map<OrderId, Order> moved = new LinkedHashMap<>();
        Set<PaymentId> owed = new LinkedHashSet<>();
        for (Applied each : applied) {
            Order order = each.order();
            if (order != null && movesTheGate(each.logged().record(), order)) {
                moved.put(order.id(), order);
            }
            owed.addAll(OwedMoney.of(each.logged().record(), order));
        }
        Set<LiveSale> promotedIn = ConcurrentHashMap.newKeySet();
        return Flux.fromIterable(moved.values())
                .flatMapSequential(order -> follow(order, promotedIn), ORDERS_AT_ONCE)
                .doOnComplete(() -> promotedIn.forEach(sweep::soon))
                .thenMany(Flux.fromIterable(owed).concatMap(refunds::owe))
                .then(tell.of(applied));
    }

    private static boolean movesTheGate(OrderRecord record, Order order) {
        return switch (order.status()) {
            case WAITLISTED -> false;
            case PENDING_PAYMENT -> record instanceof PaymentStarted;
            default -> true;
        };
    }

    /** @param promotedIn takes the sale, if units of the order went to somebody who waits */
    private Mono<Void> follow(Order order, Set<LiveSale> promotedIn) {
        Mono<LiveSale> sale = live(order);
        return switch (order.status()) {
            case WAITLISTED -> Mono.empty();
            case PENDING_PAYMENT ->
                sale.flatMap(live -> gate.extend(
                        segments.of(live), order.id(), Objects.requireNonNull(order.deadline(), "deadline")));
            case CONFIRMED, SHIPPED, DELIVERED, RECORDED ->
                sale.flatMap(live -> gate.settle(segments.of(live), order.id()));
            case REJECTED -> sale.flatMap(live -> reject(segments.of(live), order));
            case PAID_LATE ->
                sale.flatMap(live -> gate.retake(segments.of(live), order.id()))
                        .defaultIfEmpty(false)
                        .flatMap(taken -> log.append(retaken(order, taken)));
            case EXPIRED, SOLD_OUT, CANCELLED, PAYMENT_FAILED, REFUNDED, ROLLED_BACK ->
                sale.flatMap(live -> gate.release(segments.of(live), order.id(), comingBack(order))
                        .filter(promoted -> promoted > 0)
                        .doOnNext(_ -> promotedIn.add(live))
                        .then());
        };
    }

    /** What is said of an order before its late payment may come after it, over a connection that was slow. */
    private static UnitsOnRelease comingBack(Order order) {
        return order.isPaidLate() ? UnitsOnRelease.COME_BACK_AGAIN : UnitsOnRelease.COME_BACK;
    }

    private OrderRecord retaken(Order order, boolean taken) {
        PaymentId payment = Objects.requireNonNull(order.payment(), "payment").id();
        return taken
                ? new UnitsRetaken(order.id(), payment, clock.instant())
                : new UnitsGone(order.id(), payment, clock.instant());
    }

    /**
     * Of one unit MySQL had none. Of several it may have had some, which the gate must not lose: the sale is loaded
     * anew, which ends the hold, so this happens once however often the order is followed.
     */
    private Mono<Void> reject(Segment segment, Order order) {
        int units = order.limitedLines().stream().mapToInt(OrderLine::quantity).sum();
        return units == 1
                ? gate.release(segment, order.id(), UnitsOnRelease.NEVER_EXISTED)
                        .then()
                : gate.find(segment, order.id())
                        .filter(found -> found.hold().state() != HoldState.RELEASED)
                        .flatMap(_ -> loading.forget(segment));
    }

    /** A sale or a price that this process does not know may be younger than its last look; an old sale is left. */
    private Mono<LiveSale> live(Order order) {
        return sales.findOrLook(
                order.sale(),
                order.placedAt(),
                live -> live.hasAll(order.limitedLines().stream().map(OrderLine::limitedPrice)));
    }
}
