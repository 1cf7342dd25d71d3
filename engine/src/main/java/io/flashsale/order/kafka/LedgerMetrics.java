package io.flashsale.order.kafka;

import io.flashsale.order.Applied;
import io.flashsale.platform.Metric;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/** What the ledger does, seen from outside. */
final class LedgerMetrics {

    private final MeterRegistry registry;
    private final Clock clock;
    private final DistributionSummary batch;
    private final Timer transaction;
    private final Counter parked;
    private volatile Duration ageOfTheLast = Duration.ZERO;
    private volatile Lanes lanes = new Lanes();

    LedgerMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        this.batch = DistributionSummary.builder(Metric.LEDGER_BATCH.id())
                .description(Metric.LEDGER_BATCH.description())
                .register(registry);
        this.transaction = Timer.builder(Metric.LEDGER_TRANSACTION.id())
                .description(Metric.LEDGER_TRANSACTION.description())
                .register(registry);
        this.parked = Counter.builder(Metric.LEDGER_PARKED.id())
                .description(Metric.LEDGER_PARKED.description())
                .register(registry);
        Gauge.builder(Metric.LEDGER_LAG.id(), () -> lag().toMillis() / 1000.0)
                .baseUnit("seconds")
                .description(Metric.LEDGER_LAG.description())
                .register(registry);
    }

    /** From now on the lag is that of what is on its way here. */
    void watch(Lanes consumed) {
        lanes = consumed;
    }

    Mono<List<Applied>> timed(int records, Mono<List<Applied>> apply) {
        return Mono.defer(() -> {
            Timer.Sample sample = Timer.start(registry);
            return apply.doOnNext(applied -> {
                sample.stop(transaction);
                batch.record(records);
                applied.forEach(this::count);
                noteAge(applied);
            });
        });
    }

    void countParked() {
        parked.increment();
    }

    private void count(Applied applied) {
        String kind = applied.logged().record().getClass().getSimpleName();
        registry.counter(Metric.LEDGER_APPLIED.id(), "kind", kind, "changed", Boolean.toString(applied.changed()))
                .increment();
    }

    private void noteAge(List<Applied> applied) {
        if (!applied.isEmpty()) {
            ageOfTheLast = age(applied.getLast().logged().loggedAt());
        }
    }

    private Duration lag() {
        return lanes.oldest().map(this::age).orElse(ageOfTheLast);
    }

    /** The broker's clock may be ahead of ours. */
    private Duration age(Instant loggedAt) {
        Duration age = Duration.between(loggedAt, clock.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }
}
