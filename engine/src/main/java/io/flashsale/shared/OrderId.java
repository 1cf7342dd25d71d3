package io.flashsale.shared;

/** Names one order. A ULID. */
public record OrderId(String value) {

    public OrderId {
        Ulid.require("orderId", value);
    }

    /** Whether an order of ours may be called so. */
    public static boolean isPossible(String text) {
        return Ulid.isValid(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
