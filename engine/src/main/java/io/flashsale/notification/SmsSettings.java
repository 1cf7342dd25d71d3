package io.flashsale.notification;

import io.flashsale.platform.http.CallLimits;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How texts are sent.
 *
 * @param provider who sends them; has settings of its own
 * @param calls what calls to the provider may cost
 */
@ConfigurationProperties("flashsale.sms")
public record SmsSettings(SmsProvider provider, CallLimits calls) {}
