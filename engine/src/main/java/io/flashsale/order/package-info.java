/** Orders: the log that orders what happens to them, the ledger that writes them, and orders as read. */
@NullMarked
package io.flashsale.order;

import org.jspecify.annotations.NullMarked;
