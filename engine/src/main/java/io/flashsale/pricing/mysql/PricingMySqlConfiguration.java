package io.flashsale.pricing.mysql;

import io.flashsale.platform.ConditionalOnRole;
import io.flashsale.platform.Role;
import io.flashsale.platform.TickPipeline;
import io.flashsale.pricing.PurgeSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the audit trail needs to be purged by itself. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PurgeSettings.class)
class PricingMySqlConfiguration {

    @Bean
    @ConditionalOnRole(Role.SWEEPER)
    TickPipeline purging(MySqlUsagePurge purge, PurgeSettings settings) {
        return new TickPipeline("purge of usage details", settings.lookEvery(), purge::once);
    }
}
