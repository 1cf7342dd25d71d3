/** Paying an own order, and what the payment provider says. */
@NullMarked
package io.flashsale.api.payment;

import org.jspecify.annotations.NullMarked;
