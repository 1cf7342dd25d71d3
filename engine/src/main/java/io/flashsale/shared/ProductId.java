package io.flashsale.shared;

/** Names one product. A ULID. */
public record ProductId(String value) {

    public ProductId {
        Ulid.require("productId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
