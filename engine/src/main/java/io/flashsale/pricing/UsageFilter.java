package io.flashsale.pricing;

import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.ReferenceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which usages are wanted; null wants all.
 *
 * @param from usage date, inclusive
 * @param to   usage date, exclusive
 */
public record UsageFilter(
        @Nullable PriceDataId priceData,
        @Nullable ReferenceId customer,
        @Nullable ReferenceId transaction,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Boolean archived) {

    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    public UsageFilter {
        requirePossible("from", from);
        requirePossible("to", to);
        if (from != null && to != null && !from.isBefore(to)) {
            throw new InvalidInput("to", to, "after from");
        }
    }

    private static void requirePossible(String field, @Nullable Instant time) {
        if (time != null && (time.isBefore(FIRST) || time.isAfter(LAST))) {
            throw new InvalidInput(field, time, FIRST + " to " + LAST);
        }
    }
}
