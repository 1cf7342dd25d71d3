package io.flashsale.payment;

/** What became of a payment. */
public enum PaymentResult {
    /** The money is there, or promised by the bank. */
    SUCCESS,
    /** It did not come and will not. */
    FAILURE,
    /** Nobody can tell yet: not a failure, the money may still come. */
    PENDING
}
