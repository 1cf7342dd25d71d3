package io.flashsale.sale;

import io.flashsale.shared.FieldProblem;
import io.flashsale.shared.InvalidInput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The limits of a sale.
 *
 * @param limitPerCustomer units of one price that a customer may hold, have bought and wait for
 * @param hold             how long units are held for a customer who has not paid
 * @param offer            the same for a customer who waited for them
 * @param tokensPerSecond  requests admitted per second on average
 * @param tokenBurst       requests admitted at once
 * @param waitlistCapacity orders that may wait for one price; 0 for no waitlist
 * @param payment          how its orders are paid
 */
public record SaleRules(
        int limitPerCustomer,
        Duration hold,
        Duration offer,
        int tokensPerSecond,
        int tokenBurst,
        int waitlistCapacity,
        PaymentRules payment) {

    private static final int MOST_UNITS = 1_000_000;
    private static final int MOST_TOKENS = 1_000_000;
    private static final int MOST_WAITING = 10_000_000;
    private static final Duration LONGEST_HOLD = Duration.ofDays(7);

    public SaleRules {
        List<FieldProblem> problems = new ArrayList<>();
        check(problems, "limitPerCustomer", limitPerCustomer, 1, MOST_UNITS);
        check(problems, "holdSeconds", hold.toSeconds(), 1, LONGEST_HOLD.toSeconds());
        check(problems, "offerSeconds", offer.toSeconds(), 1, LONGEST_HOLD.toSeconds());
        check(problems, "tokensPerSecond", tokensPerSecond, 1, MOST_TOKENS);
        check(problems, "tokenBurst", tokenBurst, 1, MOST_TOKENS);
        check(problems, "waitlistCapacity", waitlistCapacity, 0, MOST_WAITING);
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    static void check(List<FieldProblem> problems, String field, long value, long least, long most) {
        if (value < least || value > most) {
            problems.add(new FieldProblem(field, Long.toString(value), least + " to " + most));
        }
    }
}
