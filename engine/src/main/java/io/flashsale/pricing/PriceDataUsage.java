package io.flashsale.pricing;

import io.flashsale.shared.PriceDataId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the audit trail: who used how many units of a limited price for what. Written and archived by the
 * ledger, deleted by the purge, never edited.
 *
 * @param id             a ULID of the usage date, unless somebody else wrote the row
 * @param archivedAt     when the units were given back; null while they are used
 * @param archivalReason why they were given back
 */
public record PriceDataUsage(
        String id,
        PriceDataId priceData,
        String customerReferenceType,
        String customerReferenceId,
        String transactionReferenceType,
        String transactionReferenceId,
        int usageQuantity,
        Instant usageDate,
        boolean archived,
        @Nullable Instant archivedAt,
        @Nullable String archivalReason) {}
