package io.flashsale.checkout;

import io.flashsale.order.LogProgress;
import io.flashsale.platform.ConditionalOnRole;
import io.flashsale.platform.Metric;
import io.flashsale.platform.Role;
import io.flashsale.platform.TickPipeline;
import io.flashsale.sale.LiveSales;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
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
    @ConditionalOnRole(Role.LEDGER)
    TickPipeline balancing(BalanceSheet sheet, CheckoutSettings settings, MeterRegistry registry) {
        AtomicInteger imbalance = new AtomicInteger();
        Gauge.builder(Metric.LEDGER_IMBALANCE.id(), imbalance, AtomicInteger::get)
                .description(Metric.LEDGER_IMBALANCE.description())
                .register(registry);
        return new TickPipeline(
                "balance",
                settings.balanceEvery(),
                () -> sheet.imbalance().doOnNext(imbalance::set).then(Mono.empty()));
    }

    /** Asked of the log itself: a ledger that stands still would not tell. */
    @Bean
    @ConditionalOnRole(Role.LEDGER)
    TickPipeline watchingTheLedger(LogProgress log, CheckoutSettings settings, MeterRegistry registry) {
        AtomicLong behind = new AtomicLong();
        Gauge.builder(Metric.LEDGER_BEHIND.id(), behind, AtomicLong::get)
                .description(Metric.LEDGER_BEHIND.description())
                .register(registry);
        return new TickPipeline(
                "ledger's lag",
                settings.keepEvery(),
                () -> log.lag().doOnNext(behind::set).then(Mono.empty()));
    }
}
