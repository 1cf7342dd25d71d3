package io.flashsale.shared;

/** Names the price of one target in one price list. A ULID. */
public record PriceDataId(String value) {

    public PriceDataId {
        Ulid.require("priceDataId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
