package io.flashsale.pricing;

import io.flashsale.pricing.QuantityLimit.Limited;
import io.flashsale.pricing.QuantityLimit.Unlimited;
import io.flashsale.shared.Money;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.PriceListId;
import io.flashsale.shared.SkuCode;

/** The price of one SKU in one price list. */
public record PriceData(
        PriceDataId id, PriceListId priceList, SkuCode sku, Money price, QuantityLimit limit, ActiveWindow active) {

    /** The same with so many units available, at most the starting quantity, if it is limited by quantity at all. */
    PriceData withAvailable(int units) {
        return switch (limit) {
            case Limited(int starting, int _) ->
                new PriceData(id, priceList, sku, price, new Limited(starting, Math.clamp(units, 0, starting)), active);
            case Unlimited _ -> this;
        };
    }
}
