package io.flashsale.api.cart;

import io.flashsale.api.json.MoneyJson;
import io.flashsale.api.pricing.PriceInfoView;
import io.flashsale.cart.Cart;
import io.flashsale.cart.CartItem;
import io.flashsale.cart.PricedCart;
import io.flashsale.pricing.PriceInfo;
import io.flashsale.shared.Money;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cart with the prices of this moment.
 *
 * @param version  the next write names it: it stands for exactly what is shown here
 * @param subtotal null for a cart without priced items
 */
record CartView(
        String id,
        long version,
        boolean guest,
        String currency,
        List<Item> items,
        @Nullable MoneyJson subtotal) {

    static CartView of(PricedCart priced) {
        Cart cart = priced.cart();
        return new CartView(
                cart.id().value(),
                cart.version(),
                cart.owner() == null,
                cart.currency().getCurrencyCode(),
                cart.items().stream().map(item -> item(item, priced)).toList(),
                priced.subtotal().map(MoneyJson::of).orElse(null));
    }

    private static Item item(CartItem item, PricedCart priced) {
        PriceInfo info = priced.infos().get(item.sku());
        return new Item(
                item.sku().value(),
                item.quantity(),
                item.price() == null ? null : MoneyJson.of(item.price().amount()),
                money(item.subtotal()),
                priced.stale().contains(item.sku()),
                info == null ? Map.of() : Map.of("priceInfo", PriceInfoView.of(item, info)),
                Map.of("IS_PRICE_LIMITED_BY_QUANTITY", item.isLimited()));
    }

    private static @Nullable MoneyJson money(@Nullable Money money) {
        return money == null ? null : MoneyJson.of(money);
    }

    /**
     * Units of one SKU at one price; a SKU may have two of them.
     *
     * @param stale whether its price or its split was another when the cart was shown last
     */
    record Item(
            String sku,
            int quantity,
            @Nullable MoneyJson unitPrice,
            @Nullable MoneyJson subtotal,
            boolean stale,
            Map<String, PriceInfoView> attributes,
            Map<String, Boolean> internalAttributes) {}
}
