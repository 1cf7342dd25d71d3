package io.flashsale.payment;

import io.flashsale.order.OrderStatus;
import org.jspecify.annotations.Nullable;

/** What became of the wish to pay. */
public sealed interface StartOutcome {

    /** @param form for the customer's browser */
    record Started(Payment payment, CheckoutForm form) implements StartOutcome {}

    /**
     * The customer pays on delivery, and confirms it by the code that is sent to the phone.
     *
     * @param code when it was sent; null if it was sent before, or confirmed
     */
    record CodeSent(Payment payment, OtpSending.@Nullable Sent code) implements StartOutcome {}

    /** The payment is begun, and no code was sent: another number, or later. */
    record CodeNotSent(OtpSending why) implements StartOutcome {}

    record NoSuchOrder() implements StartOutcome {}

    /** The order awaits no payment. */
    record NotPayable(OrderStatus status) implements StartOutcome {}

    /** The payment with this key has another method. */
    record KeyReused() implements StartOutcome {}

    /** The order has had as many attempts as its sale allows. */
    record NoAttemptLeft() implements StartOutcome {}

    /** This way of paying is not to be had here. */
    record NotOffered() implements StartOutcome {}
}
