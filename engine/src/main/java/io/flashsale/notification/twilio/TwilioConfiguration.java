package io.flashsale.notification.twilio;

import io.flashsale.notification.SmsSender;
import io.flashsale.notification.SmsSettings;
import io.flashsale.platform.http.JsonServer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;

/** Texts by Twilio, for those who chose it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "flashsale.sms.provider", havingValue = "twilio")
@EnableConfigurationProperties({SmsSettings.class, TwilioSettings.class})
class TwilioConfiguration {

    @Bean
    JsonServer twilio(WebClient.Builder client, SmsSettings settings) {
        return new JsonServer("twilio", client, settings.calls());
    }

    @Bean
    SmsSender twilioSmsSender(JsonServer twilio, TwilioSettings settings) {
        return new TwilioSmsSender(twilio, settings);
    }
}
