package io.flashsale.payment;

import java.time.Duration;
import java.time.Instant;

/** The answer to the wish for a one-time password. If several apply, the first is given. */
public sealed interface OtpSending {

    /** The payment was confirmed before: there is nothing to send. As {@link OtpCheck.Used}. */
    record AlreadyVerified() implements OtpSending {}

    /** The last one was asked for a moment ago; it is still the one that counts. */
    record TooSoon(Duration retryAfter) implements OtpSending {}

    /** So many were sent today that this one is not. Nothing has changed. */
    record LimitReached(OtpLimit limit, Duration retryAfter) implements OtpSending {}

    /** No text reaches that number: the customer must give another one, after the same pause as for a resend. */
    record Undeliverable(Instant resendAt) implements OtpSending {}

    /** It is under way, and no earlier one of the payment counts any more. */
    record Sent(Instant resendAt, Instant expiresAt) implements OtpSending {}
}
