package io.flashsale.checkout;

import io.flashsale.order.LogProgress;
import io.flashsale.platform.ConditionalOnRole;
import io.flashsale.platform.Metric;
import io.flashsale.platform.Role;
import io.flashsale.platform.TickPipeline;
import io.flashsale.sale.LiveSales;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What runs by itself beside the purchases. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CheckoutSettings.class)
class CheckoutConfiguration {

    private static final int SALES_AT_ONCE = 8;

    @Bean
    @ConditionalOnRole(Role.SWEEPER)
    TickPipeline sweeping(Sweep sweep, LiveSales sales, CheckoutSettings settings) {
        return new TickPipeline(
                "sweep",
                settings.sweepEvery(),
                () -> Flux.fromIterable(sales.all())
                        .flatMapDelayError(sweep::once, SALES_AT_ONCE, 1)
                        .then());
    }

    @Bean
    @ConditionalOnRole(Role.SWEEPER)
    TickPipeline keepingLoaded(KeepLoaded keepLoaded, CheckoutSettings settings) {
        return new TickPipeline("keep sales loaded", settings.keepEvery(), keepLoaded::once);
    }

    @Bean
    @ConditionalOnRole(Role.SWEEPER)
    TickPipeline clearingSales(ClearSales clear, CheckoutSettings settings) {
        return new TickPipeline("clear sales", settings.clearEvery(), clear::once);
    }

    @Bean
    @ConditionalOnRole(Role.SWEEPER)
    TickPipeline settlingAdjustments(SettleAdjustment settle, CheckoutSettings settings) {
        return new TickPipeline("settle stock adjustments", settings.keepEvery(), settle::leftOver);
    }

    @Bean
    @ConditionalOnRole(Role.WEB)
    TickPipeline watchingOrders(WatchOrders watch, CheckoutSettings settings) {
        return new TickPipeline("watch orders", settings.watchEvery(), watch::lookAtLedger);
    }

    @Bean
    @ConditionalOnRole(Role.WEB)
    TickPipeline watchingHeads(WatchOrders watch, CheckoutSettings settings) {
        return new TickPipeline("watch heads of lines", settings.watchEvery(), watch::lookAtHeads);
    }

    @Bean
    @ConditionalOnRole(Role.WEB)
    TickPipeline watchingLines(WatchOrders watch, CheckoutSettings settings) {
        return new TickPipeline("watch lines", settings.watchLinesEvery(), watch::lookAtLines);
    }

    @Bean
    @ConditionalOnRole(Role.LEDGER)
    TickPipeline balancing(BalanceSheet sheet, CheckoutSettings settings, MeterRegistry registry) {
        return watch(Metric.LEDGER_IMBALANCE, registry, "balance", settings.balanceEvery(), sheet::imbalance);
    }

    /** Asked of the log itself: a ledger that stands still would not tell. */
    @Bean
    @ConditionalOnRole(Role.LEDGER)
    TickPipeline watchingTheLedger(LogProgress log, CheckoutSettings settings, MeterRegistry registry) {
        return watch(Metric.LEDGER_BEHIND, registry, "ledger's lag", settings.keepEvery(), log::lag);
    }

    /** A gauge that shows what was asked for last. */
    private static TickPipeline watch(
            Metric metric,
            MeterRegistry registry,
            String name,
            Duration every,
            Supplier<? extends Mono<? extends Number>> question) {
        AtomicLong last = new AtomicLong();
        Gauge.builder(metric.id(), last, AtomicLong::get)
                .description(metric.description())
                .register(registry);
        return new TickPipeline(
                name,
                every,
                () -> question.get()
                        .doOnNext(answer -> last.set(answer.longValue()))
                        .then());
    }
}
