package io.flashsale.sale;

import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.Label;
import io.flashsale.shared.PriceListId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The wish for a sale of everything that a price list limits by quantity. Times are in milliseconds.
 *
 * @param registration when customers register for it; null when they need not
 */
public record NewSale(
        String slug,
        String title,
        PriceListId priceList,
        Instant opensAt,
        Instant closesAt,
        @Nullable RegistrationWindow registration,
        SaleRules rules) {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?");
    private static final int LONGEST_TITLE = 200;
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

    public NewSale {
        if (!SLUG.matcher(slug).matches()) {
            throw new InvalidInput("slug", slug, "1 to 64 small letters, digits and inner dashes");
        }
        Label.require("title", title, LONGEST_TITLE);
        opensAt = within("opensAt", opensAt);
        closesAt = within("closesAt", closesAt);
        if (!opensAt.isBefore(closesAt)) {
            throw new InvalidInput("closesAt", closesAt, "after opensAt");
        }
        registration = registration == null ? null : checked(registration, closesAt);
    }

    private static RegistrationWindow checked(RegistrationWindow window, Instant saleClosesAt) {
        Instant opens = within("registrationOpensAt", window.opensAt());
        Instant closes = within("registrationClosesAt", window.closesAt());
        if (!opens.isBefore(closes) || closes.isAfter(saleClosesAt)) {
            throw new InvalidInput("registrationClosesAt", closes, "after registrationOpensAt, closesAt at the latest");
        }
        return new RegistrationWindow(opens, closes);
    }

    private static Instant within(String field, Instant time) {
        if (time.isBefore(FIRST) || time.isAfter(LAST)) {
            throw new InvalidInput(field, time, "a time between 2000 and 2200");
        }
        return time.truncatedTo(ChronoUnit.MILLIS);
    }
}
