package io.flashsale.sale;

import io.flashsale.platform.ConditionalOnRole;
import io.flashsale.platform.Role;
import io.flashsale.platform.TickPipeline;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What keeps the lives of sales going, and those who follow them informed. */
@Configuration(proxyBeanMethods = false)
class SaleConfiguration {

    /** While MySQL is away the sales stay as they were. */
    @Bean
    TickPipeline refreshingSales(LiveSales sales, SaleSettings settings) {
        return new TickPipeline("refresh live sales", Duration.ZERO, settings.refreshEvery(), sales::refresh);
    }

    @Bean
    @ConditionalOnRole(Role.SWEEPER)
    TickPipeline takingSteps(TakeSteps takeSteps, SaleSettings settings) {
        return new TickPipeline("take steps of sales", settings.refreshEvery(), takeSteps::once);
    }

    @Bean
    @ConditionalOnRole(Role.WEB)
    TickPipeline tellingOfSales(WatchSales watch, SaleEventSettings settings) {
        return new TickPipeline("tell of sales", settings.lookEvery(), watch::tell);
    }

    /** Beside it: while MySQL is away, time goes on. */
    @Bean
    @ConditionalOnRole(Role.WEB)
    TickPipeline lookingForChangedSales(WatchSales watch, SaleEventSettings settings) {
        return new TickPipeline("look for changed sales", settings.lookEvery(), watch::look);
    }
}
