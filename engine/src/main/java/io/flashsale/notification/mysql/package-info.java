/** The outbox in MySQL. */
@NullMarked
package io.flashsale.notification.mysql;

import org.jspecify.annotations.NullMarked;
