package io.flashsale.cart;

import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.SkuCode;

/** What a customer wants of one SKU, however many prices that takes. */
public record CartLine(SkuCode sku, int quantity) {

    public static final int MOST_UNITS = 1_000_000;

    public CartLine {
        requireQuantity(quantity);
    }

    /** Returns the quantity, or signals an invalid input. */
    public static int requireQuantity(int quantity) {
        if (quantity < 1 || quantity > MOST_UNITS) {
            throw new InvalidInput("quantity", quantity, "1 to " + MOST_UNITS);
        }
        return quantity;
    }
}
