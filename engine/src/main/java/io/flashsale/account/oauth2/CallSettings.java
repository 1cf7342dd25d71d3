package io.flashsale.account.oauth2;

import io.flashsale.platform.http.CallLimits;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How providers are called.
 *
 * @param calls to one provider; a log-in makes two of them, one after the other
 */
@ConfigurationProperties("flashsale.social.provider")
record CallSettings(CallLimits calls) {

    /** Longest wait for a whole log-in. */
    Duration longest() {
        return calls.callTimeout().multipliedBy(2);
    }
}
