package io.flashsale.api.buy;

import io.flashsale.checkout.BuyOutcome;
import io.flashsale.platform.Metric;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts the answers by outcome. */
final class BuyMetrics {

    private final Map<Class<?>, Counter> outcomes;
    private final Counter unknown;

    BuyMetrics(MeterRegistry registry) {
        this.outcomes = Arrays.stream(BuyOutcome.class.getPermittedSubclasses())
                .collect(Collectors.toMap(kind -> kind, kind -> counter(registry, name(kind))));
        this.unknown = counter(registry, "unknown");
    }

    void count(BuyOutcome outcome) {
        Counter counter = outcomes.get(outcome.getClass());
        if (counter != null) {
            counter.increment();
        }
    }

    /** An answer that says: nobody knows, repeat. */
    void countUnknown() {
        unknown.increment();
    }

    private static Counter counter(MeterRegistry registry, String outcome) {
        return Counter.builder(Metric.BUY_OUTCOMES.id())
                .description(Metric.BUY_OUTCOMES.description())
                .tag("outcome", outcome)
                .register(registry);
    }

    /** {@code SoldOut} becomes {@code sold_out}. */
    private static String name(Class<?> kind) {
        return kind.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
