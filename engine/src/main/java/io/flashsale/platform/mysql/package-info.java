/** The way to MySQL: settings, a pool, transactions, many rows at once. */
@NullMarked
package io.flashsale.platform.mysql;

import org.jspecify.annotations.NullMarked;
