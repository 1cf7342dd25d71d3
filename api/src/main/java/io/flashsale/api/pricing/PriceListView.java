package io.flashsale.api.pricing;

import io.flashsale.pricing.PriceList;
import io.flashsale.pricing.PriceListType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A price list as it is shown. */
record PriceListView(
        String id,
        String name,
        PriceListType type,
        String currency,
        @Nullable Integer priority,
        @Nullable Instant activeFrom,
        @Nullable Instant activeTo) {

    static PriceListView of(PriceList list) {
        return new PriceListView(
                list.id().value(),
                list.name(),
                list.type(),
                list.currency().getCurrencyCode(),
                list.priority(),
                list.active().from(),
                list.active().to());
    }
}
