package io.flashsale.account.mysql;

import io.flashsale.platform.ConditionalOnRole;
import io.flashsale.platform.Role;
import io.flashsale.platform.TickPipeline;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What looks after mailed links, and what providers said, when nobody asks. */
@Configuration(proxyBeanMethods = false)
class AccountMySqlConfiguration {

    private static final Duration FORGOTTEN_EVERY = Duration.ofSeconds(10);

    @Bean
    @ConditionalOnRole(Role.SWEEPER)
    TickPipeline forgettingOldLinks(MySqlMailedLinks links) {
        return new TickPipeline("forget old links", FORGOTTEN_EVERY, links::forget);
    }

    @Bean
    @ConditionalOnRole(Role.SWEEPER)
    TickPipeline forgettingOldSocialLogIns(MySqlSocialProofs proofs) {
        return new TickPipeline("forget old social log-ins", FORGOTTEN_EVERY, proofs::forget);
    }
}
