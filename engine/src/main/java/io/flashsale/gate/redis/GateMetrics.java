package io.flashsale.gate.redis;

import io.flashsale.platform.Metric;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** How many requests travel together, and how long a call takes. */
final class GateMetrics {

    private final MeterRegistry registry;
    private final DistributionSummary batch;
    private final Timer call;

    GateMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.batch = DistributionSummary.builder(Metric.GATE_BATCH.id())
                .description(Metric.GATE_BATCH.description())
                .register(registry);
        this.call = Timer.builder(Metric.GATE_CALL.id())
                .description(Metric.GATE_CALL.description())
                .publishPercentiles(0.5, 0.99)
                .register(registry);
    }

    <T> CompletionStage<T> timed(int requests, Supplier<CompletionStage<T>> remote) {
        batch.record(requests);
        Timer.Sample sample = Timer.start(registry);
        return remote.get().whenComplete((_, _) -> sample.stop(call));
    }
}
