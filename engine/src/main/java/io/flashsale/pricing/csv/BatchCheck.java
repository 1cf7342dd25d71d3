package io.flashsale.pricing.csv;

import io.flashsale.pricing.CsvProblem;
import io.flashsale.pricing.NewPriceData;
import io.flashsale.pricing.PriceBook;
import io.flashsale.pricing.PriceStage.StagedPrice;
import io.flashsale.pricing.QuantityLimit.Limited;
import io.flashsale.shared.SkuCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds the rows of one batch to what the catalog, the list and the rows before them say. */
final class BatchCheck {

    private static final String ONLY_UNLIMITED =
            "false, as a sale sells at most " + PriceBook.MOST_LIMITED + " limited prices";

    private final Set<SkuCode> known;
    private final Map<SkuCode, NewPriceData> created;
    private final Map<SkuCode, Integer> lines;
    private int roomForLimited;
    private final List<StagedPrice> right = new ArrayList<>();
    private final List<CsvProblem> problems = new ArrayList<>();

    /**
     * @param known          the SKUs that exist
     * @param created        the prices that the list has
     * @param lines          the rows that came before
     * @param roomForLimited how many limited prices may still be added
     */
    BatchCheck(
            Set<SkuCode> known, Map<SkuCode, NewPriceData> created, Map<SkuCode, Integer> lines, int roomForLimited) {
        this.known = known;
        this.created = created;
        this.lines = new HashMap<>(lines);
        this.roomForLimited = roomForLimited;
    }

    BatchCheck of(List<CsvRow.Price> rows) {
        rows.forEach(row -> check(row).ifPresent(problems::add));
        return this;
    }

    List<StagedPrice> right() {
        return right;
    }

    /** What is left of it. */
    int roomForLimited() {
        return roomForLimited;
    }

    /** One for each row that is not right. */
    List<CsvProblem> problems() {
        return problems;
    }

    private Optional<CsvProblem> check(CsvRow.Price row) {
        SkuCode sku = row.wish().sku();
        if (!known.contains(sku)) {
            return problem(row, "the code of a SKU in the catalog");
        }
        Integer before = lines.putIfAbsent(sku, row.line());
        if (before != null) {
            return problem(row, "a SKU once in the file; it stands in line " + before);
        }
        NewPriceData there = created.get(sku);
        Optional<CsvProblem> problem = there == null ? lackOfRoom(row) : new Repeat(row, there).difference();
        if (problem.isEmpty()) {
            right.add(new StagedPrice(row.line(), row.wish(), there == null));
            roomForLimited -= there == null && isLimited(row) ? 1 : 0;
        }
        return problem;
    }

    private static boolean isLimited(CsvRow.Price row) {
        return row.wish().limit() instanceof Limited;
    }

    private Optional<CsvProblem> lackOfRoom(CsvRow.Price row) {
        if (!isLimited(row) || roomForLimited > 0) {
            return Optional.empty();
        }
        return Optional.of(new CsvProblem(row.line(), "limitedByQuantity", "true", ONLY_UNLIMITED));
    }

    private static Optional<CsvProblem> problem(CsvRow.Price row, String expected) {
        return Optional.of(new CsvProblem(row.line(), "sku", row.wish().sku().value(), expected));
    }
}
