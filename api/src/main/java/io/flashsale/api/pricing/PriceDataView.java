package io.flashsale.api.pricing;

import io.flashsale.api.json.MoneyJson;
import io.flashsale.pricing.PriceData;
import io.flashsale.pricing.QuantityLimit.Limited;
import io.flashsale.pricing.QuantityLimit.Unlimited;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A price as it is shown. Without a limit by quantity the two quantities are null. */
record PriceDataView(
        String id,
        String priceListId,
        String sku,
        MoneyJson price,
        boolean limitedByQuantity,
        @Nullable Integer startingQuantity,
        @Nullable Integer availableQuantity,
        @Nullable Instant activeFrom,
        @Nullable Instant activeTo) {

    static PriceDataView of(PriceData entry) {
        return switch (entry.limit()) {
            case Limited(int starting, int available) -> of(entry, true, starting, available);
            case Unlimited _ -> of(entry, false, null, null);
        };
    }

    private static PriceDataView of(
            PriceData entry, boolean limited, @Nullable Integer starting, @Nullable Integer available) {
        return new PriceDataView(
                entry.id().value(),
                entry.priceList().value(),
                entry.sku().value(),
                MoneyJson.of(entry.price()),
                limited,
                starting,
                available,
                entry.active().from(),
                entry.active().to());
    }
}
