/** Telling customers: texts to their phones, mails out of an outbox. */
@NullMarked
package io.flashsale.notification;

import org.jspecify.annotations.NullMarked;
