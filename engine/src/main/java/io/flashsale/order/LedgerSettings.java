package io.flashsale.order;

import io.flashsale.shared.InvalidInput;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the ledger.
 *
 * @param grace            after a deadline, before a hold expires
 * @param mostRecordsABatch records that one transaction applies
 */
@ConfigurationProperties("flashsale.ledger")
public record LedgerSettings(Duration grace, int mostRecordsABatch) {

    public LedgerSettings {
        if (grace.isNegative() || grace.toMinutes() > 10) {
            throw new InvalidInput("flashsale.ledger.grace", grace, "0 s to 10 min");
        }
        if (mostRecordsABatch < 1 || mostRecordsABatch > 10_000) {
            throw new InvalidInput("flashsale.ledger.most-records-a-batch", mostRecordsABatch, "1 to 10,000");
        }
    }
}
