/** Paying: what the customer's browser must post, what the provider says became of it, and money given back. */
@NullMarked
package io.flashsale.payment;

import org.jspecify.annotations.NullMarked;
