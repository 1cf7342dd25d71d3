package io.flashsale.gate.redis;

import io.flashsale.shared.InvalidInput;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the gate.
 *
 * @param mostWaiting requests that may wait for a call in one process and segment; one more is refused with 503
 * @param longestWait who has waited for a call longer than this is refused with 503
 * @param lookAgain   an overdue hold is reported to the sweepers again after this time
 */
@ConfigurationProperties("flashsale.gate")
record GateSettings(int mostWaiting, Duration longestWait, Duration lookAgain) {

    GateSettings {
        if (mostWaiting < 1 || mostWaiting > 1_000_000) {
            throw new InvalidInput("flashsale.gate.most-waiting", mostWaiting, "1 to 1,000,000");
        }
        if (longestWait.toMillis() < 100 || longestWait.toSeconds() > 60) {
            throw new InvalidInput("flashsale.gate.longest-wait", longestWait, "100 ms to 60 s");
        }
        if (lookAgain.toMillis() < 100) {
            throw new InvalidInput("flashsale.gate.look-again", lookAgain, "at least 100 ms");
        }
    }
}
