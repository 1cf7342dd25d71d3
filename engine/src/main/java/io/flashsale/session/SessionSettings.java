package io.flashsale.session;

import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.Range;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long customers stay logged in.
 *
 * @param idle          a session that is not refreshed for so long has ended
 * @param longest       a session ends after this, however often it is refreshed
 * @param tolerance     a refresh that is repeated within this time gets the same answer; 0 for none
 * @param mostACustomer sessions of one customer; a further one ends the oldest
 */
@ConfigurationProperties("flashsale.session")
public record SessionSettings(Duration idle, Duration longest, Duration tolerance, int mostACustomer) {

    private static final String NAME = "flashsale.session.";
    private static final Duration LONGEST = Duration.ofDays(3_650);
    private static final Duration LONGEST_TOLERANCE = Duration.ofMinutes(1);

    public SessionSettings {
        Range.require(NAME + "longest", longest, Duration.ofSeconds(1), LONGEST);
        Range.require(NAME + "idle", idle, Duration.ofSeconds(1), longest);
        Range.require(NAME + "tolerance", tolerance, Duration.ZERO, LONGEST_TOLERANCE);
        if (mostACustomer < 1 || mostACustomer > 1_000) {
            throw new InvalidInput(NAME + "most-a-customer", mostACustomer, "1 to 1000");
        }
    }
}
