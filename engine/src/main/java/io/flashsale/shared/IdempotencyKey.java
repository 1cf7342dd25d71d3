package io.flashsale.shared;

/** A caller's own name for a request: the same key means the same request, however often it comes. */
public record IdempotencyKey(String value) {

    public static final int LONGEST = 255;

    public IdempotencyKey {
        require(value);
    }

    /** Returns the text, or signals an invalid input. */
    public static String require(String key) {
        if (key.isEmpty() || key.length() > LONGEST || !key.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new InvalidInput("Idempotency-Key", key, "1 to " + LONGEST + " visible ASCII characters");
        }
        return key;
    }
}
