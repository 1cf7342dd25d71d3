package io.flashsale.cart;

import io.flashsale.shared.Money;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.PriceListId;
import io.flashsale.shared.PriceType;
import io.flashsale.shared.SkuCode;
import org.jspecify.annotations.Nullable;

/**
 * Units of one SKU at one price, as the customer was shown them.
 *
 * @param price null if the units cannot be had at any price in the cart's currency
 */
public record CartItem(SkuCode sku, int quantity, @Nullable ItemPrice price) {

    /** Null without a price. */
    public @Nullable Money subtotal() {
        return price == null ? null : price.unit().times(quantity);
    }

    /** Whether its units come out of a limited quantity. */
    public boolean isLimited() {
        return price != null && price.limited();
    }

    /**
     * What one unit costs.
     *
     * @param priceData null for a base price, as the list
     * @param limited   whether only so many units have this price
     */
    public record ItemPrice(
            Money unit,
            PriceType type,
            @Nullable PriceDataId priceData,
            @Nullable PriceListId priceList,
            boolean limited) {}
}
