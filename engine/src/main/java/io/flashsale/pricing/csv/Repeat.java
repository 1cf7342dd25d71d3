package io.flashsale.pricing.csv;

import io.flashsale.pricing.CsvProblem;
import io.flashsale.pricing.NewPriceData;
import io.flashsale.pricing.QuantityLimit;
import io.flashsale.pricing.QuantityLimit.Limited;
import io.flashsale.pricing.QuantityLimit.Unlimited;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row for a price that is in the list, beside the wish that it was created by. Sales change neither. */
record Repeat(CsvRow.Price row, NewPriceData created) {

    /** The first column in which the two differ; empty: the row says what is there. */
    Optional<CsvProblem> difference() {
        return difference("amount", plain(row.wish().amount()), plain(created.amount()))
                .or(() -> difference("limitedByQuantity", isLimited(row.wish()), isLimited(created)))
                .or(() -> difference("startingQuantity", starting(row.wish()), starting(created)))
                .or(() -> row.isAvailableLeftOpen()
                        ? Optional.empty()
                        : difference("availableQuantity", available(row.wish()), available(created)))
                .or(() -> difference(
                        "activeFrom",
                        row.wish().active().from(),
                        created.active().from()))
                .or(() -> difference(
                        "activeTo", row.wish().active().to(), created.active().to()));
    }

    private Optional<CsvProblem> difference(String column, @Nullable Object said, @Nullable Object there) {
        if (Objects.equals(said, there)) {
            return Optional.empty();
        }
        String expected = (there == null ? "empty" : there) + ", as the list has a price for this SKU";
        return Optional.of(new CsvProblem(row.line(), column, said == null ? "" : said.toString(), expected));
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }

    private static boolean isLimited(NewPriceData price) {
        return price.limit() instanceof Limited;
    }

    private static @Nullable Integer starting(NewPriceData price) {
        return limit(price.limit(), true);
    }

    private static @Nullable Integer available(NewPriceData price) {
        return limit(price.limit(), false);
    }

    private static @Nullable Integer limit(QuantityLimit limit, boolean wantsStarting) {
        return switch (limit) {
            case Limited(int starting, int available) -> wantsStarting ? starting : available;
            case Unlimited _ -> null;
        };
    }
}
