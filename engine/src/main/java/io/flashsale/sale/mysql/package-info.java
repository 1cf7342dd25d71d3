/** Sales in MySQL. */
@NullMarked
package io.flashsale.sale.mysql;

import org.jspecify.annotations.NullMarked;
