package io.flashsale.reconciliation;

import io.flashsale.order.LogProgress;
import io.flashsale.order.OrderLog;
import io.flashsale.order.OrderRecord.EffectsMissed;
import io.flashsale.platform.JobRun;
import io.flashsale.platform.Metric;
import io.flashsale.reconciliation.Difference.Kind;
import io.flashsale.sale.LiveSales;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Finds what does not agree in two looks, with time enough in between for whatever was on its way. What a record in the
 * log makes right is made right by it; the rest is for an administrator to see.
 */
@Component
class Reconcile {

    private static final Logger LOG = LoggerFactory.getLogger(Reconcile.class);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final LiveSales sales;
    private final CompareSale compare;
    private final ReconcilePayments payments;
    private final Differences differences;
    private final OrderLog log;
    private final LogProgress progress;
    private final ReconciliationSettings settings;
    private final Clock clock;
    private final MeterRegistry registry;

    Reconcile(
            LiveSales sales,
            CompareSale compare,
            ReconcilePayments payments,
            Differences differences,
            OrderLog log,
            LogProgress progress,
            ReconciliationSettings settings,
            Clock clock,
            MeterRegistry registry) {
        this.sales = sales;
        this.compare = compare;
        this.payments = payments;
        this.differences = differences;
        this.log = log;
        this.progress = progress;
        this.settings = settings;
        this.clock = clock;
        this.registry = registry;
    }

    /** Repeatable. */
    Mono<Void> run(JobRun run) {
        return Flux.fromIterable(sales.all())
                .concatMap(compare::look)
                .filter(suspects -> !suspects.isEmpty())
                .collectList()
                .delayUntil(suspects -> suspects.isEmpty() ? Mono.empty() : Mono.delay(settings.settle()))
                .delayUntil(_ -> progress.caughtUp())
                .flatMapMany(suspects -> Flux.fromIterable(suspects)
                        .concatMap(compare::lookAgain)
                        .concatMap(this::ofSale)
                        .concatWith(payments.differences()))
                .doOnNext(this::say)
                .collectList()
                .flatMap(found -> differences.replace(run, found))
                .timeout(LONGEST);
    }

    private Flux<Difference> ofSale(Suspects found) {
        Flux<Difference> holds = Flux.fromIterable(found.orders())
                .concatMap(order -> repair(order).thenReturn(hold(found, order)));
        return holds.concatWith(Flux.fromIterable(found.stock()).map(stock -> stock(found, stock)));
    }

    private Mono<Void> repair(OrderAtBoth order) {
        return order.isBehindAtGate() ? log.append(new EffectsMissed(order.order(), clock.instant())) : Mono.empty();
    }

    private static Difference hold(Suspects found, OrderAtBoth order) {
        return new Difference(
                Kind.HOLD,
                order.order().value(),
                found.live().sale().id(),
                order.order(),
                order.status() == null ? Difference.NOTHING : order.status().name(),
                order.state() == null ? Difference.NOTHING : order.state().name(),
                order.isBehindAtGate());
    }

    private static Difference stock(Suspects found, StockAtBoth stock) {
        return new Difference(
                Kind.STOCK,
                stock.price().value(),
                found.live().sale().id(),
                null,
                Integer.toString(stock.available()),
                Integer.toString(stock.stock()),
                false);
    }

    private void say(Difference found) {
        LOG.warn(
                "{} {}: {} in MySQL, {} at the gate{}",
                found.kind(),
                found.id(),
                found.inMySql(),
                found.atGate(),
                found.repaired() ? "; repaired" : "");
        if (found.repaired()) {
            registry.counter(
                            Metric.RECONCILIATION_REPAIRS.id(),
                            "kind",
                            found.kind().name())
                    .increment();
        }
    }
}
