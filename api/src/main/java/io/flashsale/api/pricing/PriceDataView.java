package io.flashsale.api.pricing;

import io.flashsale.api.json.MoneyJson;
import io.flashsale.pricing.PriceData;
import io.flashsale.pricing.QuantityLimit.Limited;
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
        return new PriceDataView(
                entry.id().value(),
                entry.priceList().value(),
                entry.sku().value(),
                MoneyJson.of(entry.price()),
                entry.limit() instanceof Limited,
                entry.limit().startingQuantity(),
                entry.limit().availableQuantity(),
                entry.active().from(),
                entry.active().to());
    }
}
