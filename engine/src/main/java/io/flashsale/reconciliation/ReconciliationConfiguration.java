package io.flashsale.reconciliation;

import io.flashsale.platform.ConditionalOnRole;
import io.flashsale.platform.Metric;
import io.flashsale.platform.Role;
import io.flashsale.platform.TickPipeline;
import io.flashsale.reconciliation.Difference.Kind;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What reconciliation needs to run by itself, and to be seen. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReconciliationSettings.class)
class ReconciliationConfiguration {

    private static final Duration COUNTED_EVERY = Duration.ofSeconds(5);

    @Bean
    @ConditionalOnRole(Role.SWEEPER)
    TickPipeline reconciling(Reconciliation reconciliation, ReconciliationSettings settings) {
        return new TickPipeline("reconciliation", settings.lookEvery(), reconciliation::once);
    }

    /** Every sweeper shows what the last run found, whoever did it. */
    @Bean
    @ConditionalOnRole(Role.SWEEPER)
    TickPipeline countingDifferences(Differences differences, MeterRegistry registry) {
        Map<Kind, AtomicLong> counts = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            AtomicLong count = new AtomicLong();
            counts.put(kind, count);
            Gauge.builder(Metric.RECONCILIATION_DIFFERENCES.id(), count, AtomicLong::get)
                    .description(Metric.RECONCILIATION_DIFFERENCES.description())
                    .tag("kind", kind.name())
                    .register(registry);
        }
        return new TickPipeline(
                "count of differences",
                COUNTED_EVERY,
                () -> differences
                        .counts()
                        .doOnNext(found -> counts.forEach((kind, count) -> count.set(found.getOrDefault(kind, 0L))))
                        .then());
    }
}
