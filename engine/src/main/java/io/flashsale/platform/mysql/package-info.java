/** The way to MySQL: settings, a pool, transactions, inserts of many rows. */
@NullMarked
package io.flashsale.platform.mysql;

import org.jspecify.annotations.NullMarked;
