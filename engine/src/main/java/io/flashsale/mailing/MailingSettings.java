package io.flashsale.mailing;

import io.flashsale.shared.Range;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How fast mails to many are made.
 *
 * @param lookEvery   how often some are made, by one process at a time
 * @param atOnce      most that are made then, for each mailing
 * @param mostWaiting none are made while so many mails to many are due
 */
@ConfigurationProperties("flashsale.mailing")
public record MailingSettings(Duration lookEvery, int atOnce, int mostWaiting) {

    private static final String NAME = "flashsale.mailing.";

    public MailingSettings {
        Range.require(NAME + "look-every", lookEvery, Duration.ofMillis(10), Duration.ofMinutes(10));
        Range.require(NAME + "at-once", atOnce, 1, 500);
        Range.require(NAME + "most-waiting", mostWaiting, 1, 100_000);
    }
}
