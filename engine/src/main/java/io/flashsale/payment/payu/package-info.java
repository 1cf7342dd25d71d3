/**
 * PayU India: its hosted page by a signed form, its messages by their hash, its commands over HTTP.
 *
 * @see <a href="https://docs.payu.in">PayU's documentation</a>
 */
@NullMarked
package io.flashsale.payment.payu;

import org.jspecify.annotations.NullMarked;
