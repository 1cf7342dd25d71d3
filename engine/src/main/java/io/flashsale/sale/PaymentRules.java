package io.flashsale.sale;

import io.flashsale.shared.FieldProblem;
import io.flashsale.shared.InvalidInput;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the orders of a sale are paid.
 *
 * @param window   how long units are held from the start of the first payment on
 * @param attempts how often a customer may try; the failure of the last one ends the order, unless an earlier one
 *                 may still pay it
 * @param cashUpTo the largest total that may be paid on delivery, in the sale's currency; null for none
 */
public record PaymentRules(
        Duration window, int attempts, @Nullable BigDecimal cashUpTo) {

    private static final Duration LONGEST_WINDOW = Duration.ofDays(7);
    private static final int MOST_ATTEMPTS = 20;

    /** Ten minutes, one attempt, no cash. */
    public static final PaymentRules DEFAULT = new PaymentRules(Duration.ofMinutes(10), 1, null);

    public PaymentRules {
        List<FieldProblem> problems = new ArrayList<>();
        SaleRules.check(problems, "paymentSeconds", window.toSeconds(), 1, LONGEST_WINDOW.toSeconds());
        SaleRules.check(problems, "paymentAttempts", attempts, 1, MOST_ATTEMPTS);
        if (cashUpTo != null && (cashUpTo.signum() <= 0 || cashUpTo.precision() > 15 || cashUpTo.scale() > 4)) {
            String expected = "more than 0, at most 15 digits, 4 of them decimals";
            problems.add(new FieldProblem("cashOnDeliveryUpTo", cashUpTo.toPlainString(), expected));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    public boolean allowsCash(BigDecimal total) {
        return cashUpTo != null && total.compareTo(cashUpTo) <= 0;
    }
}
