/** Price lists and price data in MySQL. */
@NullMarked
package io.flashsale.pricing.mysql;

import org.jspecify.annotations.NullMarked;
