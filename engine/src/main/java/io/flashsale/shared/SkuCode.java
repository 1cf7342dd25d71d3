package io.flashsale.shared;

import java.util.regex.Pattern;

/** The shop's own code of a stock keeping unit: 1 to 64 letters, digits, dots, dashes or underscores. */
public record SkuCode(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    public SkuCode {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidInput("sku", value, "1 to 64 letters, digits, dots, dashes or underscores");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
