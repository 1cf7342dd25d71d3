package io.flashsale.development.payu;

/** Whom the simulator works for: the only key it knows, and the salt that goes with it. */
public record Merchant(String key, String salt) {

    /** Without the salt. */
    @Override
    public String toString() {
        return key;
    }
}
