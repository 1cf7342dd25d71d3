/** Mails to many: what hangs on the steps of a sale is told to all whom it concerns, slowly. */
@NullMarked
package io.flashsale.mailing;

import org.jspecify.annotations.NullMarked;
