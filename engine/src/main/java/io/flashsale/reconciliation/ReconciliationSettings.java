package io.flashsale.reconciliation;

import io.flashsale.shared.InvalidInput;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.scheduling.support.CronExpression;

/**
 * When and how MySQL is compared with the gate and payments with their orders.
 *
 * @param cron            when it runs, in UTC, as Spring's {@link CronExpression} has it: second, minute, hour, day,
 *                        month, weekday
 * @param lookEvery       how often a process looks whether there is a run to be worked on
 * @param settle          how long a difference must last to be one: longer than {@code flashsale.checkout.patience}
 * @param paymentPatience how long something may be undecided about a payment before it is reported
 */
@ConfigurationProperties("flashsale.reconciliation")
record ReconciliationSettings(String cron, Duration lookEvery, Duration settle, Duration paymentPatience) {

    ReconciliationSettings {
        if (!CronExpression.isValidExpression(cron)) {
            throw new InvalidInput("flashsale.reconciliation.cron", cron, "second, minute, hour, day, month, weekday");
        }
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
        ZonedDateTime next = CronExpression.parse(cron).next(now.atZone(ZoneOffset.UTC));
        return next == null ? Instant.MAX : next.toInstant();
    }
}
