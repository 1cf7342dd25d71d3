package io.flashsale.pricing;

import io.flashsale.shared.InvalidInput;
import java.util.regex.Pattern;

/** The name of one import, the caller's own or ours: 1 to 64 letters, digits, dots, dashes or underscores. */
public record ImportId(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    public ImportId {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidInput("import", value, "1 to 64 letters, digits, dots, dashes or underscores");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
