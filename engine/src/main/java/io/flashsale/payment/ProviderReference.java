package io.flashsale.payment;

/** The provider's own name of a payment: 1 to 64 letters, digits, dashes or underscores. */
public record ProviderReference(String value) {

    public ProviderReference {
        ProviderName.require("providerReference", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
