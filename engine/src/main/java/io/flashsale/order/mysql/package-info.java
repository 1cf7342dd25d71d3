/** The ledger and the orders as read, in MySQL. */
@NullMarked
package io.flashsale.order.mysql;

import org.jspecify.annotations.NullMarked;
