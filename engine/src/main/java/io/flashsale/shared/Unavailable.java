package io.flashsale.shared;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Something that the answer needs is not there now. What became of the request is not known; repeating it is right.
 * Becomes a 503. Without a stack trace: when it happens it happens often.
 */
public final class Unavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration wait;

    /** The wait is the shortest after which repeating makes sense. */
    public Unavailable(String what, Duration wait, @Nullable Throwable cause) {
        super(what, cause, false, false);
        this.wait = wait;
    }

    public Duration retryAfter() {
        return wait;
    }
}
