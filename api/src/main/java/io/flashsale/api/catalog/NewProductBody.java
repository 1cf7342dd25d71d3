package io.flashsale.api.catalog;

import io.flashsale.catalog.Product;
import io.flashsale.shared.Fields;
import org.jspecify.annotations.Nullable;

/** What the back office sends to create a product. */
record NewProductBody(@Nullable String name) {

    String checkedName() {
        var fields = new Fields();
        var shown = fields.required("name", name, Product::requireName);
        return fields.into(shown::value);
    }
}
