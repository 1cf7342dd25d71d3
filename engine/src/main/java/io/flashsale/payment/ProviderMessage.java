package io.flashsale.payment;

import io.flashsale.shared.Money;
import io.flashsale.shared.PaymentId;

/** A message in the provider's name, as read. Several may come of one payment, twice, late, in any order, or never. */
public sealed interface ProviderMessage {

    /**
     * Signed by the provider, of a payment with an id of our form. Not yet that it pays an order: whoever says so has
     * compared the amount with what was asked for.
     *
     * @param amount what was asked for, without the charges
     * @param additionalCharges what the customer paid on top to the provider, mostly nothing
     */
    record Authentic(PaymentId payment, PaymentResult result, Money amount, Money additionalCharges)
            implements ProviderMessage {}

    /** Not to be believed. If several reasons apply, the first of {@link Reason} is given. */
    record Refused(Reason reason, String field) implements ProviderMessage {}

    /** Why a message is not believed, in the order in which it is looked at. */
    enum Reason {
        /** A field that every message has is not there, or is empty. */
        MISSING_FIELD,
        /** A field is there twice: nobody can say which one was signed. */
        REPEATED_FIELD,
        /** Meant for another merchant. */
        WRONG_KEY,
        /** Not signed by the provider, or changed on the way. */
        WRONG_HASH,
        /** Signed, but not of a payment of ours, or with a value that cannot be read. */
        UNREADABLE_FIELD,
        /** Signed, but another amount than was asked for. */
        WRONG_AMOUNT
    }
}
