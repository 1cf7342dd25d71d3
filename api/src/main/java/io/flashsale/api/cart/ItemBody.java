package io.flashsale.api.cart;

import io.flashsale.cart.CartLine;
import io.flashsale.shared.Fields;
import io.flashsale.shared.SkuCode;
import org.jspecify.annotations.Nullable;

/** Units of a SKU to put into a cart. */
record ItemBody(@Nullable String sku, @Nullable Integer quantity) {

    CartLine toLine() {
        var fields = new Fields();
        var target = fields.required("sku", sku, SkuCode::new);
        var units = fields.required("quantity", quantity, CartLine::requireQuantity);
        return fields.into(() -> new CartLine(target.value(), units.value()));
    }
}
