/** Payments and one-time passwords in MySQL. */
@NullMarked
package io.flashsale.payment.mysql;

import org.jspecify.annotations.NullMarked;
