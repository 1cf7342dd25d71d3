package io.flashsale.checkout;

import io.flashsale.gate.Findings;
import io.flashsale.gate.Findings.Overdue;
import io.flashsale.gate.Findings.Promoted;
import io.flashsale.gate.Findings.Unserved;
import io.flashsale.gate.GateSweep;
import io.flashsale.gate.Segment;
import io.flashsale.gate.Unlogged;
import io.flashsale.order.LedgerSettings;
import io.flashsale.order.OpenPayments;
import io.flashsale.order.OrderLog;
import io.flashsale.order.OrderRecord.HoldExpired;
import io.flashsale.order.OrderRecord.WaitlistClosed;
import io.flashsale.order.OrderRecord.WaitlistPromoted;
import io.flashsale.platform.Metric;
import io.flashsale.sale.LiveSale;
import io.flashsale.sale.LiveSales;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.SaleId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Puts into the log what should be there: records that stayed unlogged, holds past their deadline, waits that are over,
 * promotions. In this order, so that the log has an order before it has its end. Gives nothing back itself: the ledger
 * does. A hold that somebody is paying for is given up only when the provider has been asked.
 */
@Component
class Sweep {

    private static final int RECORDS_AT_ONCE = 64;

    private final GateSweep gateSweep;
    private final OrderLog log;
    private final Decisions decisions;
    private final LiveSales sales;
    private final Segments segments;
    private final OpenPayments payments;
    private final LedgerSettings ledger;
    private final CheckoutSettings settings;
    private final WatchOrders watch;
    private final MeterRegistry registry;
    private final Map<SaleId, String> cursors = new ConcurrentHashMap<>();
    private final Map<SaleId, AtomicLong> openHolds = new ConcurrentHashMap<>();

    Sweep(
            GateSweep gateSweep,
            OrderLog log,
            Decisions decisions,
            LiveSales sales,
            Segments segments,
            OpenPayments payments,
            LedgerSettings ledger,
            CheckoutSettings settings,
            WatchOrders watch,
            MeterRegistry registry) {
        this.gateSweep = gateSweep;
        this.log = log;
        this.decisions = decisions;
        this.sales = sales;
        this.segments = segments;
        this.payments = payments;
        this.ledger = ledger;
        this.settings = settings;
        this.watch = watch;
        this.registry = registry;
    }

    /** Looks at one sale once. Repeatable; what failed is found again. */
    Mono<Void> once(LiveSale live) {
        Segment segment = segments.of(live);
        String cursor = cursors.getOrDefault(segment.sale(), "0");
        return gateSweep
                .sweep(segment, ledger.grace(), settings.patience(), cursor, sales.isLineOver(live))
                .doOnNext(findings -> note(live, findings))
                .flatMap(findings -> logAll(segment, findings));
    }

    private void note(LiveSale live, Findings findings) {
        SaleId sale = live.sale().id();
        cursors.put(sale, findings.nextCursor());
        openHolds.computeIfAbsent(sale, _ -> openHoldsOf(live)).set(findings.openHolds());
    }

    private AtomicLong openHoldsOf(LiveSale live) {
        AtomicLong holds = new AtomicLong();
        registry.gauge(
                Metric.HOLDS_OPEN.id(), List.of(Tag.of("sale", live.sale().slug())), holds);
        return holds;
    }

    private Mono<Void> logAll(Segment segment, Findings findings) {
        Mono<Void> unlogged = Flux.fromIterable(findings.unlogged())
                .flatMap(each -> logAgain(segment, each), RECORDS_AT_ONCE)
                .then();
        Mono<Void> overdue = payments.keep(overdue(findings))
                .flatMapMany(kept -> Flux.fromIterable(findings.overdue()).filter(each -> !kept.contains(each.order())))
                .flatMap(this::expire, RECORDS_AT_ONCE)
                .then();
        Mono<Void> unserved = Flux.fromIterable(findings.unserved())
                .flatMap(this::closeWaitlist, RECORDS_AT_ONCE)
                .then();
        Mono<Void> promoted = Flux.fromIterable(findings.promoted())
                .flatMap(each -> promote(segment, each), RECORDS_AT_ONCE)
                .then();
        return unlogged.then(overdue).then(unserved).then(promoted);
    }

    private static List<OrderId> overdue(Findings findings) {
        return findings.overdue().stream().map(Overdue::order).toList();
    }

    private Mono<Void> logAgain(Segment segment, Unlogged unlogged) {
        count("unlogged");
        return decisions.append(segment, unlogged);
    }

    private Mono<Void> expire(Overdue overdue) {
        count("expired");
        return log.append(new HoldExpired(overdue.order(), overdue.deadline()));
    }

    private Mono<Void> closeWaitlist(Unserved unserved) {
        count("unserved");
        return log.append(new WaitlistClosed(unserved.order(), unserved.at()));
    }

    private Mono<Void> promote(Segment segment, Promoted promoted) {
        count("promoted");
        return log.append(new WaitlistPromoted(promoted.order(), promoted.at(), promoted.deadline()))
                .doOnSuccess(_ -> watch.offered(promoted.order(), promoted.deadline()))
                .then(gateSweep.promotionLogged(segment, promoted.order()));
    }

    private void count(String kind) {
        registry.counter(Metric.LOG_REAPPENDED.id(), "kind", kind).increment();
    }
}
