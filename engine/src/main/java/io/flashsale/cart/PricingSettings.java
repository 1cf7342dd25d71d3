package io.flashsale.cart;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How carts are priced.
 *
 * @param allowPartialQuantityForPriceLimitedByQuantity whether a line that is larger than what a limited price has left
 *     is split; otherwise all of it costs the backup price
 */
@ConfigurationProperties("flashsale.pricing")
record PricingSettings(boolean allowPartialQuantityForPriceLimitedByQuantity) {}
