package io.flashsale.checkout;

import io.flashsale.shared.InvalidInput;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of what runs beside the purchases.
 *
 * @param sweepEvery   how often a process looks for what fell behind
 * @param patience     how long a record may stay unlogged before a sweeper puts it into the log; longer than an append
 * @param keepEvery    how often a process looks whether the sales are loaded and stock adjustments done
 * @param settleWait   how long after a fence records may still be on their way to the log: the producer's delivery
 *                     time-out
 * @param loadTimeout  of one load of a sale; afterwards it begins anew
 * @param balanceEvery how often the imbalance is measured
 * @param watchEvery   how often a process asks what became of the orders that customers look at, and
 *                     who at the head of a line was promoted
 * @param watchLinesEvery how often it asks where all that wait stand in line
 * @param clearEvery   how often a process looks for sales of long ago that Redis still knows
 */
@ConfigurationProperties("flashsale.checkout")
public record CheckoutSettings(
        Duration sweepEvery,
        Duration patience,
        Duration keepEvery,
        Duration settleWait,
        Duration loadTimeout,
        Duration balanceEvery,
        Duration watchEvery,
        Duration watchLinesEvery,
        Duration clearEvery) {

    public CheckoutSettings {
        positive("sweep-every", sweepEvery);
        positive("patience", patience);
        positive("keep-every", keepEvery);
        positive("settle-wait", settleWait);
        positive("load-timeout", loadTimeout);
        positive("balance-every", balanceEvery);
        positive("watch-every", watchEvery);
        positive("watch-lines-every", watchLinesEvery);
        positive("clear-every", clearEvery);
    }

    private static void positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new InvalidInput("flashsale.checkout." + name, value, "more than 0");
        }
    }
}
