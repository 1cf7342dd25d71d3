package io.flashsale.api.json;

import io.flashsale.shared.IdempotencyKey;
import io.flashsale.shared.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Reads the header {@code Idempotency-Key}, quoted or bare. */
public final class KeyHeader {

    public static final String NAME = "Idempotency-Key";

    private KeyHeader() {}

    /**
     * Signals an invalid input if it is missing, or no {@link IdempotencyKey}.
     *
     * @param what the key names, for whom it is missing
     */
    public static String read(HttpHeaders headers, String what) {
        return read(headers.getFirst(NAME), what);
    }

    public static String read(@Nullable String key, String what) {
        if (key == null) {
            throw new InvalidInput(NAME, null, "a header with a key of your own for this " + what);
        }
        return IdempotencyKey.require(unquoted(key));
    }

    /** The key without the quotes that it may stand in. */
    public static String unquoted(String key) {
        boolean quoted = key.length() >= 2 && key.startsWith("\"") && key.endsWith("\"");
        return quoted ? key.substring(1, key.length() - 1) : key;
    }
}
