package io.flashsale.pricing;

import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.Label;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * The wish for a price list. Of several lists the one with the lower priority wins; without a priority it comes last.
 */
public record NewPriceList(
        String name,
        PriceListType type,
        Currency currency,
        @Nullable Integer priority,
        ActiveWindow active) {

    private static final int LONGEST_NAME = 200;

    public NewPriceList {
        requireName(name);
        if (priority != null && priority < 0) {
            throw new InvalidInput("priority", priority, "0 or more");
        }
    }

    /** Returns the name, or signals an invalid input. */
    public static String requireName(String name) {
        return Label.require("name", name, LONGEST_NAME);
    }
}
