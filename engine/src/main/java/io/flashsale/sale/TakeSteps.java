package io.flashsale.sale;

import io.flashsale.platform.ConditionalOnRole;
import io.flashsale.platform.Metric;
import io.flashsale.platform.Role;
import io.flashsale.shared.SaleId;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes the steps of all live sales whose time has come, each sale's in order. Whatever was missed while no process was
 * there comes first. Several processes may do this at once: each step is taken by one of them.
 */
@Component
@ConditionalOnRole(Role.SWEEPER)
class TakeSteps {

    private static final Logger LOG = LoggerFactory.getLogger(TakeSteps.class);
    private static final int SALES_AT_ONCE = 4;

    private final LiveSales sales;
    private final SaleLife life;
    private final SaleSteps steps;
    private final ObjectProvider<SaleStepEffect> effects;
    private final Clock clock;
    private final MeterRegistry registry;

    /** What this process knows to have been taken, so that it asks only when something is due. */
    private final Map<SaleId, Set<SaleStep>> known = new ConcurrentHashMap<>();

    TakeSteps(
            LiveSales sales,
            SaleLife life,
            SaleSteps steps,
            ObjectProvider<SaleStepEffect> effects,
            Clock clock,
            MeterRegistry registry) {
        this.sales = sales;
        this.life = life;
        this.steps = steps;
        this.effects = effects;
        this.clock = clock;
        this.registry = registry;
    }

    /** Looks once. A sale whose step cannot be taken holds up no other; its later steps wait for it. */
    Mono<Void> once() {
        return Mono.defer(() -> {
            List<Sale> live = sales.all().stream().map(LiveSale::sale).toList();
            known.keySet().retainAll(live.stream().map(Sale::id).collect(Collectors.toSet()));
            return Flux.fromIterable(live)
                    .flatMapDelayError(this::takeDue, SALES_AT_ONCE, 1)
                    .then();
        });
    }

    private Mono<Void> takeDue(Sale sale) {
        List<DueStep> due = life.due(sale, clock.instant());
        return isNews(sale, due)
                ? steps.taken(sale.id())
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(SaleStep.class)))
                        .flatMap(taken -> take(sale, due, taken))
                : Mono.empty();
    }

    private boolean isNews(Sale sale, List<DueStep> due) {
        Set<SaleStep> taken = known.getOrDefault(sale.id(), Set.of());
        return due.stream().anyMatch(step -> !taken.contains(step.step()));
    }

    private Mono<Void> take(Sale sale, List<DueStep> due, Set<SaleStep> taken) {
        known.put(sale.id(), taken);
        return Flux.fromIterable(due)
                .filter(step -> !taken.contains(step.step()))
                .concatMap(step -> take(sale, step))
                .then();
    }

    private Mono<Void> take(Sale sale, DueStep step) {
        Mono<Void> all = Flux.fromStream(effects::orderedStream)
                .concatMap(effect -> effect.after(step, sale))
                .then();
        return steps.take(sale, step, all)
                .filter(byUs -> byUs)
                .doOnNext(_ -> note(sale, step))
                .then();
    }

    private void note(Sale sale, DueStep step) {
        LOG.info("sale {}: {}, due at {}", sale.id(), step.step(), step.at());
        registry.counter(Metric.SALE_STEPS.id(), "step", step.step().name()).increment();
    }
}
