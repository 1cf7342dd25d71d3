package io.flashsale.shared;

/** Names one stock adjustment. A ULID. */
public record AdjustmentId(String value) {

    public AdjustmentId {
        Ulid.require("adjustmentId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
