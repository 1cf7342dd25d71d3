package io.flashsale.cart;

import io.flashsale.shared.InvalidInput;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of carts.
 *
 * @param lifetime after its last change a cart is forgotten
 */
@ConfigurationProperties("flashsale.cart")
public record CartSettings(Duration lifetime) {

    public CartSettings {
        if (lifetime.toSeconds() < 1 || lifetime.toDays() > 365) {
            throw new InvalidInput("flashsale.cart.lifetime", lifetime, "1 s to 365 days");
        }
    }
}
