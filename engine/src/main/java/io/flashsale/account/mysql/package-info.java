/** Customers and their identities in MySQL. */
@NullMarked
package io.flashsale.account.mysql;

import org.jspecify.annotations.NullMarked;
