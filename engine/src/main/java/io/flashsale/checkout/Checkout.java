package io.flashsale.checkout;

import io.flashsale.cart.Cart;
import io.flashsale.cart.CartItem;
import io.flashsale.cart.PricedCart;
import io.flashsale.gate.Hold;
import io.flashsale.order.OrderDraft;
import io.flashsale.order.OrderIds;
import io.flashsale.order.OrderLine;
import io.flashsale.sale.Sale;
import io.flashsale.shared.CartId;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.OrderId;
import java.util.List;
import java.util.Objects;

/**
 * A customer wants to buy a cart. A cart becomes one order at most: the order's id is made of the cart.
 *
 * @param seen the version of the cart that its customer agrees to
 */
record Checkout(PricedCart priced, CustomerId customer, long seen) {

    private static final String MARK = "cart";
    private static final int HASH_LENGTH = 12;

    Cart cart() {
        return priced.cart();
    }

    List<CartItem> limited() {
        return cart().items().stream().filter(CartItem::isLimited).toList();
    }

    /** The order, once every item has a price. */
    OrderDraft draft(Sale sale) {
        List<OrderLine> lines = cart().items().stream()
                .map(item -> new OrderLine(item.sku(), item.quantity(), Objects.requireNonNull(item.price())))
                .toList();
        return new OrderDraft(
                order(customer, sale, cart().id()), sale.id(), customer, fingerprint(cart().id(), seen), lines);
    }

    /** Named by a text that no Idempotency-Key can be. */
    static OrderId order(CustomerId customer, Sale sale, CartId cart) {
        return OrderIds.of(customer, sale.id(), sale.opensAt(), MARK + " " + cart);
    }

    /** Begins with what no hash begins with: a version stands for its items and prices. */
    static String fingerprint(CartId cart, long version) {
        return MARK + OrderIds.fingerprint(cart + " " + version).substring(0, HASH_LENGTH);
    }

    /** Whether the hold's order was a cart, and so may have lines that the gate knows nothing of. */
    static boolean isOrderOf(Hold hold) {
        return hold.fingerprint().startsWith(MARK);
    }
}
