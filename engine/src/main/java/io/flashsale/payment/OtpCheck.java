package io.flashsale.payment;

/** The answer to a one-time password that a customer gives. If several apply, the first is given. */
public sealed interface OtpCheck {

    /** None was sent for this payment of this order. */
    record Unknown() implements OtpCheck {}

    /**
     * The payment was confirmed before, by the right one; this one was not looked at. Whoever finds the order without a
     * record of it, because a process died in between, appends the record now: it is owed to the customer.
     */
    record Used() implements OtpCheck {}

    /** It was valid too long ago. */
    record Expired() implements OtpCheck {}

    /** Too many wrong ones were given: only a new one helps. This one was not looked at. */
    record NoTriesLeft() implements OtpCheck {}

    /** Not the one that was sent last for this order, amount and phone. At most so many tries are left. */
    record Wrong(int triesLeft) implements OtpCheck {}

    /** It was the right one, and from now on it is used. Given once for a payment. */
    record Verified() implements OtpCheck {}
}
