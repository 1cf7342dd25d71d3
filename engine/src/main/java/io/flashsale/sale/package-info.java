/** The campaign: when it is open, what it sells at which limits, and how it stands. */
@NullMarked
package io.flashsale.sale;

import org.jspecify.annotations.NullMarked;
