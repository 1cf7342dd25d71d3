/** A customer's own orders, and what the back office may do with orders. */
@NullMarked
package io.flashsale.api.order;

import org.jspecify.annotations.NullMarked;
