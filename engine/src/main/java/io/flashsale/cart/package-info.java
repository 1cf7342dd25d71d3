/** Carts: what a customer has chosen, and what it costs at each look. */
@NullMarked
package io.flashsale.cart;

import org.jspecify.annotations.NullMarked;
