package io.flashsale.platform.redis;

import java.util.List;

/** A code that a script answers, as its header names it. */
public interface ScriptCode {

    int code();

    /** The one of its kind; another number is an {@link IllegalArgumentException}. */
    static <C extends Enum<C> & ScriptCode> C of(Class<C> kind, long code) {
        for (C each : kind.getEnumConstants()) {
            if (each.code() == code) {
                return each;
            }
        }
        throw new IllegalArgumentException("code: " + code + " (expected: a code of " + kind.getSimpleName() + ")");
    }

    /** The code that every script's reply begins with. */
    static <C extends Enum<C> & ScriptCode> C of(Class<C> kind, List<Object> reply) {
        return of(kind, (Long) reply.getFirst());
    }
}
