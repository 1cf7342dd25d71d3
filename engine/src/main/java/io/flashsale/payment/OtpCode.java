package io.flashsale.payment;

import io.flashsale.shared.InvalidInput;
import java.util.regex.Pattern;

/** A one-time password: six digits. Never shown, also not when it is wrong. */
public record OtpCode(String digits) {

    private static final Pattern FORM = Pattern.compile("[0-9]{6}");

    public OtpCode {
        if (!FORM.matcher(digits).matches()) {
            throw new InvalidInput("code", "…", "six digits");
        }
    }

    @Override
    public String toString() {
        return "…";
    }
}
