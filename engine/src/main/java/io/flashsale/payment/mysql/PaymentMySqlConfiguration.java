package io.flashsale.payment.mysql;

import io.flashsale.notification.ConditionalOnSms;
import io.flashsale.payment.OtpSettings;
import io.flashsale.payment.OtpStore;
import io.flashsale.platform.ConditionalOnRole;
import io.flashsale.platform.Role;
import io.flashsale.platform.TickPipeline;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** What old one-time passwords need to be deleted by themselves. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnSms
class PaymentMySqlConfiguration {

    @Bean
    @ConditionalOnRole(Role.SWEEPER)
    TickPipeline deletionOfOldPasswords(OtpStore store, OtpSettings settings, InstantSource clock) {
        return new TickPipeline(
                "deletion of old one-time passwords",
                settings.deleteEvery(),
                () -> Mono.defer(() -> store.deleteOld(clock.instant())));
    }
}
