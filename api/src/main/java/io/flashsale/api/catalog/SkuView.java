package io.flashsale.api.catalog;

import io.flashsale.api.json.MoneyJson;
import io.flashsale.catalog.Sku;

/** A SKU as it is shown. */
record SkuView(String code, String productId, String name, MoneyJson basePrice) {

    static SkuView of(Sku sku) {
        return new SkuView(sku.code().value(), sku.product().value(), sku.name(), MoneyJson.of(sku.basePrice()));
    }
}
