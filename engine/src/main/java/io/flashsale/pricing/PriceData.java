package io.flashsale.pricing;

import io.flashsale.shared.Money;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.PriceListId;
import io.flashsale.shared.SkuCode;

/** The price of one SKU in one price list. */
public record PriceData(
        PriceDataId id, PriceListId priceList, SkuCode sku, Money price, QuantityLimit limit, ActiveWindow active) {}
