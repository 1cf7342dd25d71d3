package io.flashsale.pricing.csv;

import io.flashsale.pricing.CsvProblem;
import io.flashsale.pricing.NewPriceData;
import io.flashsale.pricing.QuantityLimit.Limited;
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
                .or(() -> difference(
                        "startingQuantity",
                        row.wish().limit().startingQuantity(),
                        created.limit().startingQuantity()))
                .or(() -> row.isAvailableLeftOpen()
                        ? Optional.empty()
                        : difference(
                                "availableQuantity",
                                row.wish().limit().availableQuantity(),
                                created.limit().availableQuantity()))
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
}
