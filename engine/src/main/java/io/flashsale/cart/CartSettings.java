package io.flashsale.cart;

import io.flashsale.shared.Range;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of carts. Each time is from the last change on; then the cart is forgotten.
 *
 * @param lifetime      of a customer's cart
 * @param guestLifetime of one without an owner: anybody makes very many, and each takes memory of the Redis that the
 *                      gate sells from
 * @param emptyLifetime of one without lines, which holds nothing
 */
@ConfigurationProperties("flashsale.cart")
public record CartSettings(Duration lifetime, Duration guestLifetime, Duration emptyLifetime) {

    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofDays(365);

    public CartSettings {
        Range.require("flashsale.cart.lifetime", lifetime, LEAST, MOST);
        Range.require("flashsale.cart.guest-lifetime", guestLifetime, LEAST, lifetime);
        Range.require("flashsale.cart.empty-lifetime", emptyLifetime, LEAST, guestLifetime);
    }

    public Duration lifetime(Cart cart) {
        if (cart.lines().isEmpty()) {
            return emptyLifetime;
        }
        return cart.owner() == null ? guestLifetime : lifetime;
    }
}
