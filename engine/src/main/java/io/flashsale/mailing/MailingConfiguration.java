package io.flashsale.mailing;

import io.flashsale.notification.ConditionalOnMail;
import io.flashsale.platform.ConditionalOnRole;
import io.flashsale.platform.Role;
import io.flashsale.platform.TickPipeline;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What makes mails to many, where mails are sent. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMail
@EnableConfigurationProperties(MailingSettings.class)
class MailingConfiguration {

    @Bean
    @ConditionalOnRole(Role.NOTIFIER)
    TickPipeline makingMailings(MakeMessages make, MailingSettings settings) {
        return new TickPipeline("mailings", settings.lookEvery(), make::some);
    }
}
