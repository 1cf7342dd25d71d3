/** Price lists and the price data in them, some limited by quantity. */
@NullMarked
package io.flashsale.pricing;

import org.jspecify.annotations.NullMarked;
