package io.flashsale.cart;

import io.flashsale.shared.Range;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of carts.
 *
 * @param lifetime      after its last change a cart is forgotten
 * @param emptyLifetime likewise one without lines, which costs memory and holds nothing
 */
@ConfigurationProperties("flashsale.cart")
public record CartSettings(Duration lifetime, Duration emptyLifetime) {

    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofDays(365);

    public CartSettings {
        Range.require("flashsale.cart.lifetime", lifetime, LEAST, MOST);
        Range.require("flashsale.cart.empty-lifetime", emptyLifetime, LEAST, lifetime);
    }

    public Duration lifetime(Cart cart) {
        return cart.lines().isEmpty() ? emptyLifetime : lifetime;
    }
}
