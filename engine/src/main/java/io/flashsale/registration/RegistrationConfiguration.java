package io.flashsale.registration;

import io.flashsale.platform.ConditionalOnRole;
import io.flashsale.platform.Role;
import io.flashsale.platform.TickPipeline;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What tells the gate of registrations when nobody asks. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RegistrationSettings.class)
class RegistrationConfiguration {

    @Bean
    @ConditionalOnRole(Role.SWEEPER)
    TickPipeline tellingTheGate(TellGate tellGate, RegistrationSettings settings) {
        return new TickPipeline("tell the gate of registrations", settings.lookEvery(), tellGate::leftOver);
    }
}
