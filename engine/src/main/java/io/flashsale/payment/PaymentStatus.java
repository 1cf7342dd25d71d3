package io.flashsale.payment;

/** Where a payment stands. */
public enum PaymentStatus {
    STARTED,
    /** The provider cannot tell yet. */
    PENDING,
    SUCCEEDED,
    /** Promised on delivery, by somebody whose phone number is known. */
    AGREED,
    FAILED,
    /** The time is over, and the provider has never heard of it; or no code could be sent for it. */
    ABANDONED,
    /** The money is to go back, and the provider does not know yet. */
    REFUND_DUE,
    /** The provider will give it back. */
    REFUND_REQUESTED,
    REFUNDED,
    /** The provider will not give it back: somebody must look. */
    REFUND_FAILED
}
