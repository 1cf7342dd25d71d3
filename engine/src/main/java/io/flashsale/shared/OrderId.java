package io.flashsale.shared;

/** Names one order. A ULID. */
public record OrderId(String value) {

    public OrderId {
        Ulid.require("orderId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
