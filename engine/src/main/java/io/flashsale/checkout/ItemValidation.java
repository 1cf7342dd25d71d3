package io.flashsale.checkout;

import io.flashsale.cart.Cart;
import io.flashsale.cart.CartItem;
import io.flashsale.shared.SkuCode;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** There is something to buy, it can be had, and it is the customer's own. */
@Component
@Order(CheckoutActivity.ITEMS)
class ItemValidation implements CheckoutActivity {

    @Override
    public Mono<CheckoutOutcome> perform(Checkout checkout) {
        Cart cart = checkout.cart();
        List<SkuCode> withoutPrice = cart.items().stream()
                .filter(item -> item.price() == null)
                .map(CartItem::sku)
                .toList();
        if (cart.owner() == null) {
            return Mono.just(new CheckoutOutcome.StillOfAGuest());
        }
        if (cart.items().isEmpty()) {
            return Mono.just(new CheckoutOutcome.Empty());
        }
        return withoutPrice.isEmpty() ? Mono.empty() : Mono.just(new CheckoutOutcome.WithoutPrice(withoutPrice));
    }
}
