package io.flashsale.order.kafka;

import io.flashsale.shared.InvalidInput;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where other systems speak.
 *
 * @param checkoutTopic   of CheckoutRollbackEvent
 * @param fulfilmentTopic of FulfillmentStatusChangeEvent
 * @param group           of the consumers
 * @param mostAtOnce      events that one process follows at a time
 */
@ConfigurationProperties("flashsale.outside-events")
record OutsideEventSettings(String checkoutTopic, String fulfilmentTopic, String group, int mostAtOnce) {

    OutsideEventSettings {
        if (mostAtOnce < 1 || mostAtOnce > 1_000) {
            throw new InvalidInput("flashsale.outside-events.most-at-once", mostAtOnce, "1 to 1,000");
        }
    }
}
