package io.flashsale.api.buy;

import io.flashsale.api.problem.Problem;
import io.flashsale.api.problem.ProblemType;
import io.flashsale.checkout.BuyOutcome;
import io.flashsale.shared.OrderId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** What a client is told of each outcome. */
public final class BuyAnswers {

    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration FENCE = Duration.ofSeconds(2);

    private BuyAnswers() {}

    /** The body of a 202. Ids, enum names and times need no escaping. */
    static byte[] placed(OrderId order, Instant payBy) {
        String json = "{\"orderId\":\"" + order + "\",\"status\":\"PENDING_PAYMENT\",\"payBy\":\"" + payBy + "\"}";
        return json.getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] waitlisted(OrderId order, long position) {
        String json = "{\"orderId\":\"" + order + "\",\"status\":\"WAITLISTED\",\"position\":" + position + "}";
        return json.getBytes(StandardCharsets.US_ASCII);
    }

    /** A refusal: everything but placed and waitlisted. */
    public static Problem problem(BuyOutcome refusal) {
        return switch (refusal) {
            case BuyOutcome.NoSuchSale _ -> Problem.of(ProblemType.NOT_FOUND, "There is no such sale.");
            case BuyOutcome.NotForSale(var line, var sku) ->
                Problem.invalid("lines[" + line + "].sku", sku.value(), "a SKU of this sale");
            case BuyOutcome.Fenced _ ->
                Problem.of(ProblemType.UNAVAILABLE, "The sale is being loaded. Repeat with the same Idempotency-Key.")
                        .retryAfter(FENCE);
            case BuyOutcome.KeyReused _ -> Problem.keyReused();
            case BuyOutcome.NotOpen(var opensAt) ->
                Problem.of(ProblemType.NOT_OPEN, "The sale opens at " + opensAt + ".")
                        .with("opensAt", opensAt.toString());
            case BuyOutcome.Paused _ ->
                Problem.of(ProblemType.PAUSED, "The sale is paused.").retryAfter(PAUSE);
            case BuyOutcome.Closed _ -> Problem.of(ProblemType.CLOSED, "The sale is over.");
            case BuyOutcome.NotRegistered _ ->
                Problem.of(ProblemType.NOT_REGISTERED, "The customer has not registered for this sale.");
            case BuyOutcome.TryLater(var wait) ->
                Problem.of(ProblemType.THROTTLED, "More requests came than the sale admits.")
                        .retryAfter(wait);
            case BuyOutcome.LimitReached(var limit) ->
                Problem.of(ProblemType.LIMIT_REACHED, "A customer may have " + limit + " at this price.")
                        .with("limit", limit);
            case BuyOutcome.SoldOut _ -> Problem.of(ProblemType.SOLD_OUT, "No units are left, and no place to wait.");
            case BuyOutcome.Placed _, BuyOutcome.Waitlisted _ ->
                throw new IllegalArgumentException("outcome: " + refusal + " (expected: a refusal)");
        };
    }
}
