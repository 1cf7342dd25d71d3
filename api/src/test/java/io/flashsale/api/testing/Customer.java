package io.flashsale.api.testing;

import io.flashsale.shared.CustomerId;

/**
 * Somebody with a good access token.
 *
 * @param token empty for a guest
 */
public record Customer(CustomerId id, String token) {

    boolean isGuest() {
        return token.isEmpty();
    }
}
