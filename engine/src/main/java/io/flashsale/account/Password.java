package io.flashsale.account;

import io.flashsale.shared.InvalidInput;

/** A password in clear, of 8 to 128 characters. Never shown: not in logs, not in an answer about a wrong one. */
public record Password(String clear) {

    private static final int SHORTEST = 8;
    private static final int LONGEST = 128;

    public Password {
        int length = clear.codePointCount(0, clear.length());
        if (length < SHORTEST || length > LONGEST || hasHalves(clear)) {
            throw new InvalidInput("password", "…", SHORTEST + " to " + LONGEST + " whole characters");
        }
    }

    /** Half of a surrogate pair is no character: UTF-8 has no bytes for it. */
    private static boolean hasHalves(String text) {
        return text.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE);
    }

    @Override
    public String toString() {
        return "…";
    }
}
