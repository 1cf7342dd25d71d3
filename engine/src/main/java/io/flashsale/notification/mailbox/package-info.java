/** Texts kept in memory instead of being sent. */
@NullMarked
package io.flashsale.notification.mailbox;

import org.jspecify.annotations.NullMarked;
