package io.flashsale.pricing;

import io.flashsale.shared.Money;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.SkuCode;

/** A price that only so many units have: what a sale is about. */
public record LimitedPrice(
        PriceDataId priceData, SkuCode sku, Money price, int startingQuantity, int availableQuantity) {}
