package io.flashsale.cart;

import io.flashsale.shared.Money;
import io.flashsale.shared.SkuCode;
import io.flashsale.shared.UnitPrice;
import org.jspecify.annotations.Nullable;

/**
 * Units of one SKU at one price, as the customer was shown them.
 *
 * @param price null if the units cannot be had at any price in the cart's currency
 */
public record CartItem(SkuCode sku, int quantity, @Nullable UnitPrice price) {

    /** Null without a price. */
    public @Nullable Money subtotal() {
        return price == null ? null : price.amount().times(quantity);
    }

    /** Whether its units come out of a limited quantity. */
    public boolean isLimited() {
        return price != null && price.limited();
    }
}
