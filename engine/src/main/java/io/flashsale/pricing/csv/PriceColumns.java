package io.flashsale.pricing.csv;

import io.flashsale.pricing.ActiveWindow;
import io.flashsale.pricing.CsvProblem;
import io.flashsale.pricing.NewPriceData;
import io.flashsale.pricing.QuantityLimit;
import io.flashsale.shared.Fields;
import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.SkuCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The columns of price data in one file, in the order of its header: what a row must look like, and what it says. */
final class PriceColumns {

    private static final List<String> NAMES = List.of(
            "sku", "amount", "limitedByQuantity", "startingQuantity", "availableQuantity", "activeFrom", "activeTo");

    static final String EXAMPLE = String.join(",", NAMES) + """

            PHONE-BLACK,5.00,true,10000,,2026-12-01T10:00:00Z,2026-12-01T11:00:00Z
            PHONE-WHITE,5.00,true,500,450,,
            CHARGER,12.99,false,,,,
            """;

    private static final Pattern AMOUNT = Pattern.compile("\\d{1,15}(\\.\\d{1,4})?");
    /** 1.000 may mean a thousand where commas are decimal. */
    private static final Pattern AMOUNT_WITH_COMMA = Pattern.compile("\\d{1,15}(,\\d{1,4}|\\.\\d{1,2}|\\.\\d{4})?");

    private static final Pattern QUANTITY = Pattern.compile("\\d{1,9}");

    private final List<String> order;
    private final boolean isCommaDecimal;

    private PriceColumns(List<String> order, boolean isCommaDecimal) {
        this.order = order;
        this.isCommaDecimal = isCommaDecimal;
    }

    /** The columns that the first row names, in any case and order, or an {@link UnreadableFile} as signal. */
    static PriceColumns of(CsvRecord header) {
        List<String> order = header.cells().stream()
                .map(cell -> cell.toLowerCase(Locale.ROOT))
                .toList();
        List<String> wanted =
                NAMES.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        if (order.size() != wanted.size() || !order.containsAll(wanted)) {
            throw new UnreadableFile(new CsvProblem(
                    header.line(),
                    "header",
                    String.join(",", header.cells()),
                    "the columns " + String.join(", ", NAMES) + ", each once"));
        }
        return new PriceColumns(order, header.separator() == ';');
    }

    CsvRow read(CsvRecord row) {
        if (!row.isWellFormed()) {
            return wrong(row, row.cells().getFirst(), "cells, in quotes where needed, quotes inside doubled");
        }
        if (row.isEmpty()) {
            return new CsvRow.Nothing();
        }
        if (row.cells().size() != order.size()) {
            String text = String.join(String.valueOf(row.separator()), row.cells());
            return wrong(row, text, order.size() + " cells separated by " + row.separator());
        }
        try {
            return price(row);
        } catch (InvalidInput wrong) {
            return new CsvRow.Wrong(wrong.problems().stream()
                    .map(problem -> new CsvProblem(row.line(), problem.field(), problem.value(), problem.expected()))
                    .toList());
        }
    }

    private CsvRow price(CsvRecord row) {
        var fields = new Fields();
        var sku = fields.together(() -> new SkuCode(cell(row, "sku")));
        var amount = fields.together(() -> amount(cell(row, "amount")));
        var limit = fields.together(() -> QuantityLimit.of(
                limited(cell(row, "limitedByQuantity")),
                quantity(row, "startingQuantity"),
                quantity(row, "availableQuantity")));
        var active = fields.together(() -> new ActiveWindow(time(row, "activeFrom"), time(row, "activeTo")));
        return fields.into(() -> new CsvRow.Price(
                row.line(),
                new NewPriceData(sku.value(), amount.value(), limit.value(), active.value()),
                cell(row, "availableQuantity").isEmpty()));
    }

    private String cell(CsvRecord row, String column) {
        return row.cells().get(order.indexOf(column.toLowerCase(Locale.ROOT)));
    }

    private BigDecimal amount(String cell) {
        Pattern form = isCommaDecimal ? AMOUNT_WITH_COMMA : AMOUNT;
        if (!form.matcher(cell).matches()) {
            String example = isCommaDecimal ? ", like 1000,00" : ", like 1000.00";
            throw new InvalidInput("amount", cell, "0 or more, at most 15 digits and 4 decimals" + example);
        }
        return new BigDecimal(cell.replace(',', '.'));
    }

    private static boolean limited(String cell) {
        return switch (cell.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidInput("limitedByQuantity", cell, "true or false");
        };
    }

    private @Nullable Integer quantity(CsvRecord row, String column) {
        String cell = cell(row, column);
        if (cell.isEmpty()) {
            return null;
        }
        if (!QUANTITY.matcher(cell).matches()) {
            throw new InvalidInput(column, cell, "empty or a whole number up to 999999999");
        }
        return Integer.valueOf(cell);
    }

    private @Nullable Instant time(CsvRecord row, String column) {
        String cell = cell(row, column);
        try {
            return cell.isEmpty() ? null : Instant.parse(cell);
        } catch (DateTimeParseException _) {
            throw new InvalidInput(column, cell, "empty or a time like 2026-12-01T10:00:00Z");
        }
    }

    private static CsvRow wrong(CsvRecord row, String text, String expected) {
        return new CsvRow.Wrong(List.of(new CsvProblem(row.line(), "row", text, expected)));
    }
}
