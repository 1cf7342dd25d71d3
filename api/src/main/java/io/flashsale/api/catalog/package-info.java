/** The catalog for the back office. */
@NullMarked
package io.flashsale.api.catalog;

import org.jspecify.annotations.NullMarked;
