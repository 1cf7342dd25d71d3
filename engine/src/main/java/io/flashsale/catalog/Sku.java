package io.flashsale.catalog;

import io.flashsale.shared.Money;
import io.flashsale.shared.ProductId;
import io.flashsale.shared.SkuCode;

/** One kind of a product as the shop stocks it. The base price holds wherever no price list has a better one. */
public record Sku(SkuCode code, ProductId product, String name, Money basePrice) {

    public Sku {
        Product.requireName(name);
    }
}
