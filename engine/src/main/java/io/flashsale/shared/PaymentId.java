package io.flashsale.shared;

/** Names one attempt to pay one order. A ULID. Who tries again gets another. */
public record PaymentId(String value) {

    public PaymentId {
        Ulid.require("paymentId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
