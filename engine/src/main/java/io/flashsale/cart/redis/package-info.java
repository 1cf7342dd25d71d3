/** Carts in Redis. */
@NullMarked
package io.flashsale.cart.redis;

import org.jspecify.annotations.NullMarked;
