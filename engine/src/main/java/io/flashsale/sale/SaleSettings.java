package io.flashsale.sale;

import io.flashsale.shared.InvalidInput;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the live sales.
 *
 * @param refreshEvery  how often each process reads them
 * @param keptAfterClose how long after its window a sale still counts as live, for orders on their way back
 */
@ConfigurationProperties("flashsale.sale")
public record SaleSettings(Duration refreshEvery, Duration keptAfterClose) {

    public SaleSettings {
        if (refreshEvery.toMillis() < 50 || refreshEvery.toSeconds() > 10) {
            throw new InvalidInput("flashsale.sale.refresh-every", refreshEvery, "50 ms to 10 s");
        }
        if (keptAfterClose.isNegative()) {
            throw new InvalidInput("flashsale.sale.kept-after-close", keptAfterClose, "0 s or more");
        }
    }
}
