package io.flashsale.payment;

/** How a customer pays. */
public enum PaymentMethod {
    PAYU,
    /** Cash on delivery. */
    COD
}
