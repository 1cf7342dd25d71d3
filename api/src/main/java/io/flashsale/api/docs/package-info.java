/** The API's own description. */
@NullMarked
package io.flashsale.api.docs;

import org.jspecify.annotations.NullMarked;
