/** Mails by SMTP. */
@NullMarked
package io.flashsale.notification.smtp;

import org.jspecify.annotations.NullMarked;
