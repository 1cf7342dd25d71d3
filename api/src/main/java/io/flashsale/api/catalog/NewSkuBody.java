package io.flashsale.api.catalog;

import io.flashsale.api.json.MoneyJson;
import io.flashsale.catalog.Product;
import io.flashsale.catalog.Sku;
import io.flashsale.shared.Fields;
import io.flashsale.shared.ProductId;
import io.flashsale.shared.SkuCode;
import org.jspecify.annotations.Nullable;

/** What the back office sends to create a SKU. */
record NewSkuBody(
        @Nullable String code,
        @Nullable String productId,
        @Nullable String name,
        @Nullable MoneyJson basePrice) {

    Sku toSku() {
        var fields = new Fields();
        var sku = fields.required("code", code, SkuCode::new);
        var product = fields.required("productId", productId, ProductId::new);
        var shown = fields.required("name", name, Product::requireName);
        var price = fields.required("basePrice", basePrice, MoneyJson::toMoney);
        return fields.into(() -> new Sku(sku.value(), product.value(), shown.value(), price.value()));
    }
}
