package io.flashsale.payment;

import io.flashsale.order.OrderStatus;

/** What became of the wish to pay. All but the first changed nothing. */
public sealed interface StartOutcome {

    /** @param form for the customer's browser */
    record Started(Payment payment, CheckoutForm form) implements StartOutcome {}

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
