/** The catalog in MySQL. */
@NullMarked
package io.flashsale.catalog.mysql;

import org.jspecify.annotations.NullMarked;
