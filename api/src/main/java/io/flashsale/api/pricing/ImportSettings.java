package io.flashsale.api.pricing;

import io.flashsale.shared.InvalidInput;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Bounds of an import.
 *
 * @param largest the longest file
 * @param patience the longest wait for its next bytes; its transaction is open meanwhile
 */
@ConfigurationProperties("flashsale.import")
record ImportSettings(DataSize largest, Duration patience) {

    ImportSettings {
        if (largest.toBytes() < 1) {
            throw new InvalidInput("flashsale.import.largest", largest, "1B or more");
        }
        if (!patience.isPositive()) {
            throw new InvalidInput("flashsale.import.patience", patience, "more than 0");
        }
    }
}
