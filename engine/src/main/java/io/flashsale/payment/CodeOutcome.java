package io.flashsale.payment;

import io.flashsale.order.OrderStatus;

/** What became of the wish to confirm a payment by its code, or to get another one. */
public sealed interface CodeOutcome {

    /** The log has it; the ledger confirms the order unless its time was over before. */
    record Agreed(Payment payment) implements CodeOutcome {}

    record Sent(Payment payment, OtpSending.Sent code) implements CodeOutcome {}

    /** Too many codes, or a number that no text reaches. */
    record NotSent(OtpSending why) implements CodeOutcome {}

    /** Not the right code, or not any more. */
    record Wrong(OtpCheck why) implements CodeOutcome {}

    record NoSuchPayment() implements CodeOutcome {}

    /** The order awaits no payment. */
    record NotPayable(OrderStatus status) implements CodeOutcome {}
}
