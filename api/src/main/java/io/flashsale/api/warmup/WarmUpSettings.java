package io.flashsale.api.warmup;

import io.flashsale.shared.InvalidInput;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the warm-up.
 *
 * @param requests    sent to this process before it is ready; 0 for none
 * @param concurrency requests at once
 * @param longest     after this time the process is ready all the same
 */
@ConfigurationProperties("flashsale.warm-up")
record WarmUpSettings(int requests, int concurrency, Duration longest) {

    WarmUpSettings {
        if (requests < 0 || requests > 1_000_000) {
            throw new InvalidInput("flashsale.warm-up.requests", requests, "0 to 1,000,000");
        }
        if (concurrency < 1 || concurrency > 1_000) {
            throw new InvalidInput("flashsale.warm-up.concurrency", concurrency, "1 to 1,000");
        }
    }
}
