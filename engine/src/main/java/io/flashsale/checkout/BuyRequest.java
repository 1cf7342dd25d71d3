package io.flashsale.checkout;

import io.flashsale.shared.CustomerId;
import io.flashsale.shared.FieldProblem;
import io.flashsale.shared.IdempotencyKey;
import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.SaleId;
import io.flashsale.shared.SkuCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A customer wants units of a sale, all lines or none.
 *
 * @param idempotencyKey the customer's own name for this request: the same key means the same order
 * @param lines          1 to 10, each with another SKU
 */
public record BuyRequest(CustomerId customer, SaleId sale, String idempotencyKey, List<Line> lines) {

    public static final int MOST_LINES = 10;
    public static final int MOST_UNITS = 1_000_000;

    public BuyRequest {
        lines = List.copyOf(lines);
        IdempotencyKey.require(idempotencyKey);
        if (lines.isEmpty() || lines.size() > MOST_LINES) {
            throw new InvalidInput("lines", lines.size() + " lines", "1 to " + MOST_LINES + " lines");
        }
        checkLines(lines);
    }

    private static void checkLines(List<Line> lines) {
        List<FieldProblem> problems = new ArrayList<>();
        Set<SkuCode> seen = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (line.quantity < 1 || line.quantity > MOST_UNITS) {
                String quantity = Integer.toString(line.quantity);
                problems.add(new FieldProblem("lines[" + i + "].quantity", quantity, "1 to " + MOST_UNITS));
            }
            if (!seen.add(line.sku)) {
                problems.add(new FieldProblem("lines[" + i + "].sku", line.sku.value(), "a SKU named once"));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    /** Units of one SKU. */
    public record Line(SkuCode sku, int quantity) {}
}
