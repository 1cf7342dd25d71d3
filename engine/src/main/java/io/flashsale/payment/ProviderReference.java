package io.flashsale.payment;

import io.flashsale.shared.InvalidInput;
import java.util.regex.Pattern;

/** The provider's own name of a payment: 1 to 64 letters, digits, dashes or underscores. */
public record ProviderReference(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public ProviderReference {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidInput("providerReference", value, "1 to 64 letters, digits, dashes or underscores");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
