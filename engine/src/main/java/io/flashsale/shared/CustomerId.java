package io.flashsale.shared;

/** Names one customer. A ULID. */
public record CustomerId(String value) {

    public CustomerId {
        Ulid.require("customerId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
