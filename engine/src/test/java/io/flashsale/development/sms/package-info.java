/**
 * MSG91 and Twilio without them: their calls on a port of loopback. Written from their documentation and not from our
 * clients, so that the two check each other.
 */
@NullMarked
package io.flashsale.development.sms;

import org.jspecify.annotations.NullMarked;
