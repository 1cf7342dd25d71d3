package io.flashsale.shared;

/** Names one sale. A ULID. */
public record SaleId(String value) {

    public SaleId {
        Ulid.require("saleId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
