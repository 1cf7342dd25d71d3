package io.flashsale.pricing;

import io.flashsale.platform.Cron;
import io.flashsale.shared.InvalidInput;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * When and how the audit trail is purged.
 *
 * @param cron when the job runs, as {@link Cron} has it
 * @param zone where that is the time
 * @param priceDataUsageDetailsOlderThan the age at which a usage detail is deleted; Broadleaf's
 *     purgePriceDataUsageDetailsOlderThan
 * @param rowsAtOnce how many details are looked at by one statement, and at most deleted by one transaction
 * @param pause between two transactions, so that a running sale goes first
 * @param lookEvery how often a process looks whether there is a run to be worked on
 */
@ConfigurationProperties("flashsale.purge")
public record PurgeSettings(
        String cron,
        ZoneId zone,
        Duration priceDataUsageDetailsOlderThan,
        int rowsAtOnce,
        Duration pause,
        Duration lookEvery) {

    private static final int MOST_ROWS = 1_000;

    public PurgeSettings {
        Cron.require("flashsale.purge.cron", cron);
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
        if (!lookEvery.isPositive()) {
            throw new InvalidInput("flashsale.purge.look-every", lookEvery, "more than 0");
        }
    }

    /** When the schedule comes next; the end of time if it does not come again. */
    public Instant following(Instant now) {
        return Cron.following(cron, zone, now);
    }
}
