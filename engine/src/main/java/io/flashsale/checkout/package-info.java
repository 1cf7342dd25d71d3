/** The order of the stages: the way of a purchase forward, and the way back. */
@NullMarked
package io.flashsale.checkout;

import org.jspecify.annotations.NullMarked;
