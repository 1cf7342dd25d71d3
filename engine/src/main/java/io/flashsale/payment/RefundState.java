package io.flashsale.payment;

/** How far a refund is. */
public enum RefundState {
    /** On its way, which takes days. */
    PENDING,
    /** The customer's bank has the money. */
    DONE,
    /** It did not work and will not: another try needs another token. */
    FAILED
}
