package io.flashsale.payment;

import io.flashsale.platform.ConditionalOnRole;
import io.flashsale.platform.Role;
import io.flashsale.platform.TickPipeline;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What looks after payments when nobody asks. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PaymentSettings.class)
class PaymentConfiguration {

    @Bean
    @ConditionalOnRole(Role.SWEEPER)
    TickPipeline notingPayments(PaymentNotes notes, PaymentSettings settings) {
        return new TickPipeline("note payments", settings.lookEvery(), notes::leftOver);
    }

    @Bean
    @ConditionalOnRole(Role.SWEEPER)
    TickPipeline askingTheProvider(AskProvider ask, PaymentSettings settings) {
        return new TickPipeline("ask about payments", settings.lookEvery(), ask::once);
    }

    @Bean
    @ConditionalOnRole(Role.SWEEPER)
    TickPipeline askingAgain(AskProvider ask, PaymentSettings settings) {
        return new TickPipeline("ask again about payments", settings.askAgainEvery(), ask::again);
    }

    @Bean
    @ConditionalOnRole(Role.SWEEPER)
    TickPipeline givingMoneyBack(GiveMoneyBack refunds, PaymentSettings settings) {
        return new TickPipeline("refunds", settings.lookEvery(), refunds::once);
    }
}
