/** What should agree and does not: orders with their holds, prices with their stock, payments with their orders. */
@NullMarked
package io.flashsale.reconciliation;

import org.jspecify.annotations.NullMarked;
