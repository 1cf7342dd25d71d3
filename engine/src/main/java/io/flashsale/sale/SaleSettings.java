package io.flashsale.sale;

import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.Range;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the live sales.
 *
 * @param refreshEvery   how often each process reads them, and takes their steps
 * @param keptAfterClose how long after its window units that come back are offered to those who wait. A sale counts
 *                       as live until the last offer has run out, too, or been paid
 * @param countdown      how long before it opens the countdown of a sale begins
 * @param lastCall       how long before it opens a sale is called for the last time
 */
@ConfigurationProperties("flashsale.sale")
public record SaleSettings(Duration refreshEvery, Duration keptAfterClose, Duration countdown, Duration lastCall) {

    private static final Duration LONGEST_COUNTDOWN = Duration.ofDays(30);

    public SaleSettings {
        if (refreshEvery.toMillis() < 50 || refreshEvery.toSeconds() > 10) {
            throw new InvalidInput("flashsale.sale.refresh-every", refreshEvery, "50 ms to 10 s");
        }
        if (keptAfterClose.isNegative()) {
            throw new InvalidInput("flashsale.sale.kept-after-close", keptAfterClose, "0 s or more");
        }
        Range.require("flashsale.sale.countdown", countdown, Duration.ZERO, LONGEST_COUNTDOWN);
        Range.require("flashsale.sale.last-call", lastCall, Duration.ZERO, countdown);
    }
}
