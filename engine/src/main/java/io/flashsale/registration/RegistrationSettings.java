package io.flashsale.registration;

import io.flashsale.shared.InvalidInput;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the gate gets to know of registrations.
 *
 * @param lookEvery how often changes are looked for that it does not know
 * @param patience  how old such a change is at least: whoever made it may still be telling it
 * @param mostAtOnce changes that one process tells at the same time when they are made; what is more, is told later
 */
@ConfigurationProperties("flashsale.registration")
public record RegistrationSettings(Duration lookEvery, Duration patience, int mostAtOnce) {

    public RegistrationSettings {
        if (lookEvery.toMillis() < 50 || lookEvery.toSeconds() > 60) {
            throw new InvalidInput("flashsale.registration.look-every", lookEvery, "50 ms to 60 s");
        }
        if (patience.isNegative()) {
            throw new InvalidInput("flashsale.registration.patience", patience, "0 s or more");
        }
        if (mostAtOnce < 1 || mostAtOnce > 100) {
            throw new InvalidInput("flashsale.registration.most-at-once", mostAtOnce, "1 to 100");
        }
    }
}
