package io.flashsale.cart;

import io.flashsale.pricing.PriceInfo;
import io.flashsale.shared.Money;
import io.flashsale.shared.SkuCode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A cart as it is shown: its items have the prices of this moment.
 *
 * @param infos by SKU, where each price comes from
 * @param stale SKUs whose prices or split the customer has not been shown before
 */
public record PricedCart(Cart cart, Map<SkuCode, PriceInfo> infos, List<SkuCode> stale) {

    /** Whether the customer has been shown exactly this. */
    public boolean isAsShown() {
        return stale.isEmpty();
    }

    boolean knowsAllSkus() {
        return cart.lines().stream().allMatch(line -> infos.containsKey(line.sku()));
    }

    PricedCart as(Cart saved) {
        return new PricedCart(saved, infos, stale);
    }

    /** Of all items with a price; empty for an empty cart. */
    public Optional<Money> subtotal() {
        return cart.items().stream()
                .map(CartItem::subtotal)
                .filter(Objects::nonNull)
                .reduce(Money::plus);
    }
}
