package io.flashsale.session;

import io.flashsale.platform.ConditionalOnRole;
import io.flashsale.platform.Role;
import io.flashsale.platform.TickPipeline;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What looks after sessions when nobody asks. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    private static final Duration FORGOTTEN_EVERY = Duration.ofSeconds(10);

    @Bean
    @ConditionalOnRole(Role.SWEEPER)
    TickPipeline forgettingOldSessions(Sessions sessions) {
        return new TickPipeline("forget old sessions", FORGOTTEN_EVERY, sessions::forget);
    }
}
