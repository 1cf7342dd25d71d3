package io.flashsale.shared;

import java.util.regex.Pattern;

/**
 * A phone number as E.164 has it, for example {@code +919876543210}. Never shown as a whole, also not when it is wrong.
 */
public record PhoneNumber(String value) {

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final int SHOWN_FIRST = 3;
    private static final int SHOWN_LAST = 4;
    private static final int HIDDEN_LEAST = 2;

    public PhoneNumber {
        if (!E164.matcher(value).matches()) {
            throw new InvalidInput("phone", "…", "a plus, the country code and the number: 7 to 15 digits");
        }
    }

    /** Without the plus, as some providers want it. */
    public String digits() {
        return value.substring(1);
    }

    /** Masked: {@code +91******3210}. */
    @Override
    public String toString() {
        int last = Math.min(SHOWN_LAST, value.length() - SHOWN_FIRST - HIDDEN_LEAST);
        int hidden = value.length() - SHOWN_FIRST - last;
        return value.substring(0, SHOWN_FIRST) + "*".repeat(hidden) + value.substring(value.length() - last);
    }
}
