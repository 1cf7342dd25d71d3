package io.flashsale.pricing;

import io.flashsale.shared.InvalidInput;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.scheduling.support.CronExpression;

/**
 * When and how the audit trail is purged.
 *
 * @param cron when the job runs, as Spring's {@link CronExpression} has it: second, minute, hour, day, month, weekday
 * @param zone where that is the time
 * @param priceDataUsageDetailsOlderThan the age at which a usage detail is deleted; Broadleaf's
 *     purgePriceDataUsageDetailsOlderThan
 * @param rowsAtOnce how many details are looked at by one statement, and at most deleted by one transaction
 * @param pause at least between two transactions, so that a running sale goes first
 * @param pauseToWork at least how many times as long as a transaction the pause after it is: 3 lets the purge work for
 *     a quarter of the time, however slow a sale makes it
 * @param lookEvery how often a process looks whether there is a run to be worked on
 */
@ConfigurationProperties("flashsale.purge")
public record PurgeSettings(
        String cron,
        ZoneId zone,
        Duration priceDataUsageDetailsOlderThan,
        int rowsAtOnce,
        Duration pause,
        int pauseToWork,
        Duration lookEvery) {

    private static final int MOST_ROWS = 1_000;
    private static final int MOST_PAUSE_TO_WORK = 100;

    public PurgeSettings {
        if (!CronExpression.isValidExpression(cron)) {
            throw new InvalidInput("flashsale.purge.cron", cron, "second, minute, hour, day, month, weekday");
        }
        if (!priceDataUsageDetailsOlderThan.isPositive()) {
            throw new InvalidInput(
                    "flashsale.purge.price-data-usage-details-older-than",
                    priceDataUsageDetailsOlderThan,
                    "more than 0");
        }
        if (rowsAtOnce < 1 || rowsAtOnce > MOST_ROWS) {
            throw new InvalidInput("flashsale.purge.rows-at-once", rowsAtOnce, "1 to " + MOST_ROWS);
        }
        if (pause.isNegative()) {
            throw new InvalidInput("flashsale.purge.pause", pause, "0 s or more");
        }
        if (pauseToWork < 0 || pauseToWork > MOST_PAUSE_TO_WORK) {
            throw new InvalidInput("flashsale.purge.pause-to-work", pauseToWork, "0 to " + MOST_PAUSE_TO_WORK);
        }
        if (!lookEvery.isPositive()) {
            throw new InvalidInput("flashsale.purge.look-every", lookEvery, "more than 0");
        }
    }

    /** How long the purge pauses after a transaction that took so long. */
    public Duration pauseAfter(Duration work) {
        Duration relative = work.multipliedBy(pauseToWork);
        return relative.compareTo(pause) > 0 ? relative : pause;
    }

    /** When the schedule comes next; the end of time if it does not come again. */
    public Instant following(Instant now) {
        ZonedDateTime next = CronExpression.parse(cron).next(now.atZone(zone));
        return next == null ? Instant.MAX : next.toInstant();
    }
}
