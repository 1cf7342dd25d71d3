package io.flashsale.shared;

/** Names one price list. A ULID. */
public record PriceListId(String value) {

    public PriceListId {
        Ulid.require("priceListId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
