/** What the last reconciliation found, in MySQL. */
@NullMarked
package io.flashsale.reconciliation.mysql;

import org.jspecify.annotations.NullMarked;
