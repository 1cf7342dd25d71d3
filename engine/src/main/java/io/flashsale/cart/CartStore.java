package io.flashsale.cart;

import io.flashsale.shared.CartId;
import reactor.core.publisher.Mono;

/** Keeps carts for their lifetime after the last change. {@link io.flashsale.shared.Unavailable} when it is away. */
public interface CartStore {

    /** The last version; empty when there is none (any more). */
    Mono<Cart> find(CartId id);

    /** The cart under its next version; empty if somebody else has saved or deleted it since it was read. */
    Mono<Cart> save(Cart cart);

    Mono<Void> delete(CartId id);
}
