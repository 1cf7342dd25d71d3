package io.flashsale.notification.msg91;

import io.flashsale.notification.SmsSender;
import io.flashsale.notification.SmsSettings;
import io.flashsale.platform.http.JsonServer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;

/** Texts by MSG91, for those who chose it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "flashsale.sms.provider", havingValue = "msg91")
@EnableConfigurationProperties({SmsSettings.class, Msg91Settings.class})
class Msg91Configuration {

    @Bean
    JsonServer msg91(WebClient.Builder client, SmsSettings settings) {
        return new JsonServer("msg91", client, settings.calls());
    }

    @Bean
    SmsSender msg91SmsSender(JsonServer msg91, Msg91Settings settings) {
        return new Msg91SmsSender(msg91, settings);
    }
}
