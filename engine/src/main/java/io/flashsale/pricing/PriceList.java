package io.flashsale.pricing;

import io.flashsale.shared.PriceListId;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** A list of prices of one currency. */
public record PriceList(
        PriceListId id,
        String name,
        PriceListType type,
        Currency currency,
        @Nullable Integer priority,
        ActiveWindow active) {}
