/** Price data from CSV. */
@NullMarked
package io.flashsale.pricing.csv;

import org.jspecify.annotations.NullMarked;
