package io.flashsale.api.cart;

import io.flashsale.cart.CartLine;
import io.flashsale.shared.Fields;
import io.flashsale.shared.SkuCode;
import org.jspecify.annotations.Nullable;

/** How many units of a SKU a cart is to have. */
record QuantityBody(@Nullable Integer quantity) {

    CartLine of(SkuCode sku) {
        var fields = new Fields();
        var units = fields.required("quantity", quantity, CartLine::requireQuantity);
        return fields.into(() -> new CartLine(sku, units.value()));
    }
}
