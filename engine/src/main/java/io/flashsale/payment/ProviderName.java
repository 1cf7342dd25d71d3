package io.flashsale.payment;

import io.flashsale.shared.InvalidInput;
import java.util.regex.Pattern;

/** The form of every name that a provider gives to something. */
final class ProviderName {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private ProviderName() {}

    /** Returns the name, or signals an invalid input that names the field. */
    static String require(String field, String name) {
        if (!FORM.matcher(name).matches()) {
            throw new InvalidInput(field, name, "1 to 64 letters, digits, dashes or underscores");
        }
        return name;
    }
}
