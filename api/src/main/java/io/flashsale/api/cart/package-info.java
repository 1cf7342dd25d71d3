/** Carts over HTTP. */
@NullMarked
package io.flashsale.api.cart;

import org.jspecify.annotations.NullMarked;
