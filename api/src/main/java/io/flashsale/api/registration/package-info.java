/** Registration for sales over HTTP. */
@NullMarked
package io.flashsale.api.registration;

import org.jspecify.annotations.NullMarked;
