/** Telling customers: texts to their phones. */
@NullMarked
package io.flashsale.notification;

import org.jspecify.annotations.NullMarked;
