package io.flashsale.development.payu;

/** What a customer does on PayU's page. */
public enum Choice {
    PAY,
    FAIL,
    CANCEL
}
