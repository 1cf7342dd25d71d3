package io.flashsale.catalog;

import io.flashsale.shared.Label;
import io.flashsale.shared.ProductId;

/** A thing the shop sells, in one or more kinds (SKUs). */
public record Product(ProductId id, String name) {

    private static final int LONGEST_NAME = 200;

    public Product {
        requireName(name);
    }

    /** Returns the name of a product or SKU, or signals an invalid input. */
    public static String requireName(String name) {
        return Label.require("name", name, LONGEST_NAME);
    }
}
