/**
 * PayU without PayU: its page, its commands and its messages on a port of loopback, for tests and for trying the
 * application. Written from PayU's documentation and not from our client, so that the two check each other. {@link
 * io.flashsale.development.payu.PayUSimulator} is the face.
 */
@NullMarked
package io.flashsale.development.payu;

import org.jspecify.annotations.NullMarked;
