/** Customers, how they prove who they are, and what they may do. */
@NullMarked
package io.flashsale.account;

import org.jspecify.annotations.NullMarked;
