package io.flashsale.api.pricing;

import io.flashsale.pricing.PriceDataUsage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An entry of the audit trail as it is shown. */
record PriceDataUsageView(
        String id,
        String priceDataId,
        String customerReferenceType,
        String customerReferenceId,
        String transactionReferenceType,
        String transactionReferenceId,
        int usageQuantity,
        Instant usageDate,
        boolean archived,
        @Nullable Instant archivedAt,
        @Nullable String archivalReason) {

    static PriceDataUsageView of(PriceDataUsage usage) {
        return new PriceDataUsageView(
                usage.id(),
                usage.priceData().value(),
                usage.customerReferenceType(),
                usage.customerReferenceId(),
                usage.transactionReferenceType(),
                usage.transactionReferenceId(),
                usage.usageQuantity(),
                usage.usageDate(),
                usage.archived(),
                usage.archivedAt(),
                usage.archivalReason());
    }
}
