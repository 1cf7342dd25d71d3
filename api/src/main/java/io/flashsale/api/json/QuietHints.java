package io.flashsale.api.json;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.codec.Hints;

/** Bodies hold passwords, tokens and phone numbers: no log says them, at whatever level. */
final class QuietHints {

    private QuietHints() {}

    static Map<String, Object> with(@Nullable Map<String, Object> hints) {
        return Hints.merge(hints == null ? Hints.none() : hints, Hints.SUPPRESS_LOGGING_HINT, true);
    }
}
