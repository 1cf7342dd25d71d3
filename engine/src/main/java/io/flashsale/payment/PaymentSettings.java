package io.flashsale.payment;

import io.flashsale.shared.InvalidInput;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How payments are looked after.
 *
 * @param lookEvery      how often somebody looks for what is left to do
 * @param askAgainEvery  how soon the provider is asked again about a payment that brought no money; then more rarely
 * @param askAgainFor    how long after its time that goes on
 * @param longestPending how long after its time an order is kept for a payment that nobody can tell the end of
 */
@ConfigurationProperties("flashsale.payment")
record PaymentSettings(Duration lookEvery, Duration askAgainEvery, Duration askAgainFor, Duration longestPending) {

    PaymentSettings {
        if (lookEvery.toMillis() < 1) {
            throw new InvalidInput("flashsale.payment.look-every", lookEvery, "1 ms or more");
        }
        if (askAgainEvery.toMillis() < 1) {
            throw new InvalidInput("flashsale.payment.ask-again-every", askAgainEvery, "1 ms or more");
        }
        if (askAgainFor.isNegative()) {
            throw new InvalidInput("flashsale.payment.ask-again-for", askAgainFor, "0 or more");
        }
        if (longestPending.isNegative()) {
            throw new InvalidInput("flashsale.payment.longest-pending", longestPending, "0 or more");
        }
    }
}
