package io.flashsale.reconciliation;

import io.flashsale.platform.Cron;
import io.flashsale.shared.InvalidInput;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * When and how MySQL is compared with the gate and payments with their orders.
 *
 * @param cron            when it runs, in UTC, as {@link Cron} has it
 * @param lookEvery       how often a process looks whether there is a run to be worked on
 * @param settle          how long a difference must last to be one: longer than {@code flashsale.checkout.patience}
 * @param paymentPatience how long something may be undecided about a payment before it is reported
 */
@ConfigurationProperties("flashsale.reconciliation")
record ReconciliationSettings(String cron, Duration lookEvery, Duration settle, Duration paymentPatience) {

    ReconciliationSettings {
        Cron.require("flashsale.reconciliation.cron", cron);
        positive("look-every", lookEvery);
        positive("settle", settle);
        positive("payment-patience", paymentPatience);
    }

    private static void positive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new InvalidInput("flashsale.reconciliation." + name, value, "more than 0");
        }
    }

    Instant following(Instant now) {
        return Cron.following(cron, ZoneOffset.UTC, now);
    }
}
