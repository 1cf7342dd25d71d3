/** Price lists and price data for the back office. */
@NullMarked
package io.flashsale.api.pricing;

import org.jspecify.annotations.NullMarked;
