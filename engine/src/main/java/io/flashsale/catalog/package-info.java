/** What the shop sells: products and their stock keeping units (SKUs), each with its base price. */
@NullMarked
package io.flashsale.catalog;

import org.jspecify.annotations.NullMarked;
