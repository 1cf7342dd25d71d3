package io.flashsale.order.kafka;

import io.flashsale.order.Applied;
import io.flashsale.platform.Metric;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Mono;

/** What the ledger does, seen from outside. */
final class LedgerMetrics {

    private final MeterRegistry registry;
    private final Clock clock;
    private final DistributionSummary batch;
    private final Timer transaction;
    private final AtomicLong lagMillis = new AtomicLong();

    LedgerMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        this.batch = DistributionSummary.builder(Metric.LEDGER_BATCH.id())
                .description(Metric.LEDGER_BATCH.description())
                .register(registry);
        this.transaction = Timer.builder(Metric.LEDGER_TRANSACTION.id())
                .description(Metric.LEDGER_TRANSACTION.description())
                .register(registry);
        Gauge.builder(Metric.LEDGER_LAG.id(), lagMillis, millis -> millis.get() / 1000.0)
                .baseUnit("seconds")
                .description(Metric.LEDGER_LAG.description())
                .register(registry);
    }

    Mono<List<Applied>> timed(int records, Mono<List<Applied>> apply) {
        return Mono.defer(() -> {
            Timer.Sample sample = Timer.start(registry);
            return apply.doOnNext(applied -> {
                sample.stop(transaction);
                batch.record(records);
                applied.forEach(this::count);
                lag(applied);
            });
        });
    }

    private void count(Applied applied) {
        String kind = applied.logged().record().getClass().getSimpleName();
        registry.counter(Metric.LEDGER_APPLIED.id(), "kind", kind, "changed", Boolean.toString(applied.changed()))
                .increment();
    }

    private void lag(List<Applied> applied) {
        if (!applied.isEmpty()) {
            Duration age = Duration.between(applied.getLast().logged().loggedAt(), clock.instant());
            lagMillis.set(Math.max(0, age.toMillis()));
        }
    }
}
