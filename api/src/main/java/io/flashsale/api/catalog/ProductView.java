package io.flashsale.api.catalog;

import io.flashsale.catalog.Product;

/** A product as it is shown. */
record ProductView(String id, String name) {

    static ProductView of(Product product) {
        return new ProductView(product.id().value(), product.name());
    }
}
