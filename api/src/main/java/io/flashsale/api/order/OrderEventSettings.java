package io.flashsale.api.order;

import io.flashsale.shared.InvalidInput;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Bounds of the streams of order events.
 *
 * @param mostStreams   that one process keeps open; one more is answered 503
 * @param mostACustomer may have open at one process; one more is answered 429
 * @param heartBeat     how often a silent stream says that it lives
 * @param longest       after this a stream ends, as the token does that opened it
 */
@ConfigurationProperties("flashsale.order-events")
record OrderEventSettings(int mostStreams, int mostACustomer, Duration heartBeat, Duration longest) {

    OrderEventSettings {
        if (mostStreams < 1 || mostStreams > 1_000_000) {
            throw new InvalidInput("flashsale.order-events.most-streams", mostStreams, "1 to 1,000,000");
        }
        if (mostACustomer < 1 || mostACustomer > 1_000) {
            throw new InvalidInput("flashsale.order-events.most-a-customer", mostACustomer, "1 to 1,000");
        }
        positive("heart-beat", heartBeat);
        positive("longest", longest);
    }

    private static void positive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new InvalidInput("flashsale.order-events." + name, value, "more than 0");
        }
    }
}
