package io.flashsale.shared;

/** Names one cart. 26 characters that nobody can guess: a guest needs no more than them. */
public record CartId(String value) {

    public CartId {
        Ulid.require("cartId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
