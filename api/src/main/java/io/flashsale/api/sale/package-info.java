/** Sales for everybody, and for the back office. */
@NullMarked
package io.flashsale.api.sale;

import org.jspecify.annotations.NullMarked;
