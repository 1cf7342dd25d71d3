/** What does not agree, for the back office. */
@NullMarked
package io.flashsale.api.reconciliation;

import org.jspecify.annotations.NullMarked;
