package io.flashsale.shared;

/** Names one customer. A ULID. */
public record CustomerId(String value) {

    public CustomerId {
        Ulid.require("customerId", value);
    }

    /** Whether a customer of ours may be called so. */
    public static boolean isPossible(String text) {
        return Ulid.isValid(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
