package io.flashsale.pricing.csv;

import io.flashsale.pricing.ActiveWindow;
import io.flashsale.pricing.ImportOutcome.CsvProblem;
import io.flashsale.pricing.NewPriceData;
import io.flashsale.pricing.QuantityLimit;
import io.flashsale.shared.Fields;
import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.SkuCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.dataformat.csv.CsvMapper;

/** The columns of price data: what a line must look like, and what it says. */
final class PriceDataCsv {

    static final String HEADER = "sku,amount,limitedByQuantity,startingQuantity,availableQuantity,activeFrom,activeTo";

    static final String EXAMPLE = HEADER + """

            PHONE-BLACK,5.00,true,10000,,2026-12-01T10:00:00Z,2026-12-01T11:00:00Z
            PHONE-WHITE,5.00,true,500,450,,
            CHARGER,12.99,false,,,,
            """;

    private static final int COLUMNS = HEADER.split(",").length;
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,15}(\\.\\d{1,4})?");
    private static final Pattern QUANTITY = Pattern.compile("\\d{1,9}");
    private static final ObjectReader CELLS = new CsvMapper().readerFor(String[].class);

    private PriceDataCsv() {}

    static CsvRow parse(CsvLine line) {
        if (line.number() == 1) {
            return HEADER.equals(line.text()) ? new CsvRow.Nothing() : wrong(line, "header", line.text(), HEADER);
        }
        if (line.text().isBlank()) {
            return new CsvRow.Nothing();
        }
        try {
            return price(line, CELLS.readValue(line.text()));
        } catch (JacksonException _) {
            return wrong(line, "line", line.text(), "comma-separated values, quoted by \" where needed");
        }
    }

    private static CsvRow price(CsvLine line, String[] cells) {
        if (cells.length != COLUMNS) {
            return wrong(line, "line", line.text(), COLUMNS + " columns");
        }
        try {
            return new CsvRow.Price(line.number(), wish(cells));
        } catch (InvalidInput wrong) {
            return new CsvRow.Wrong(wrong.problems().stream()
                    .map(problem -> new CsvProblem(line.number(), problem.field(), problem.value(), problem.expected()))
                    .toList());
        }
    }

    private static NewPriceData wish(String[] cells) {
        var fields = new Fields();
        var sku = fields.together(() -> new SkuCode(cells[0]));
        var amount = fields.together(() -> amount(cells[1]));
        var limit = fields.together(() -> QuantityLimit.of(
                limited(cells[2]), quantity("startingQuantity", cells[3]), quantity("availableQuantity", cells[4])));
        var active = fields.together(() -> new ActiveWindow(time("activeFrom", cells[5]), time("activeTo", cells[6])));
        return fields.into(() -> new NewPriceData(sku.value(), amount.value(), limit.value(), active.value()));
    }

    private static BigDecimal amount(String cell) {
        if (!AMOUNT.matcher(cell).matches()) {
            throw new InvalidInput("amount", cell, "0 or more, at most 15 digits and 4 decimals");
        }
        return new BigDecimal(cell);
    }

    private static boolean limited(String cell) {
        return switch (cell) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidInput("limitedByQuantity", cell, "true or false");
        };
    }

    private static @Nullable Integer quantity(String column, String cell) {
        if (cell.isEmpty()) {
            return null;
        }
        if (!QUANTITY.matcher(cell).matches()) {
            throw new InvalidInput(column, cell, "empty or a whole number up to 999999999");
        }
        return Integer.valueOf(cell);
    }

    private static @Nullable Instant time(String column, String cell) {
        try {
            return cell.isEmpty() ? null : Instant.parse(cell);
        } catch (DateTimeParseException _) {
            throw new InvalidInput(column, cell, "empty or a time like 2026-12-01T10:00:00Z");
        }
    }

    private static CsvRow wrong(CsvLine line, String column, String value, String expected) {
        return new CsvRow.Wrong(List.of(new CsvProblem(line.number(), column, value, expected)));
    }
}
