package io.flashsale.payment;

/** The provider's own name of a refund that it was asked for: 1 to 64 letters, digits, dashes or underscores. */
public record RefundRequestId(String value) {

    public RefundRequestId {
        ProviderName.require("refundRequestId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
