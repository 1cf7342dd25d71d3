/**
 * Twilio: texts by its Message resource.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/api/message-resource">Twilio's documentation</a>
 */
@NullMarked
package io.flashsale.notification.twilio;

import org.jspecify.annotations.NullMarked;
