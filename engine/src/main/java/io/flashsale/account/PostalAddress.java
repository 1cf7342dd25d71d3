package io.flashsale.account;

import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.Label;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a parcel goes: lines that people read, none of which can end a line of a header.
 *
 * @param name    of whoever lives there
 * @param country two letters, ISO 3166
 */
public record PostalAddress(
        String name,
        String line1,
        @Nullable String line2,
        String city,
        @Nullable String region,
        String postalCode,
        String country) {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_CODE = 20;

    public PostalAddress {
        Label.require("name", name, LONGEST_NAME);
        Label.require("line1", line1, LONGEST_LINE);
        Label.require("city", city, LONGEST_NAME);
        Label.require("postalCode", postalCode, LONGEST_CODE);
        requireIfThere("line2", line2, LONGEST_LINE);
        requireIfThere("region", region, LONGEST_NAME);
        if (!COUNTRIES.contains(country)) {
            throw new InvalidInput("country", country, "two letters of ISO 3166");
        }
    }

    private static void requireIfThere(String field, @Nullable String text, int longest) {
        if (text != null) {
            Label.require(field, text, longest);
        }
    }

    /** Nothing of a person. */
    @Override
    public String toString() {
        return "PostalAddress[" + country + "]";
    }
}
