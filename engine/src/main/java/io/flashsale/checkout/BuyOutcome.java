package io.flashsale.checkout;

import io.flashsale.shared.OrderId;
import io.flashsale.shared.SkuCode;
import java.time.Duration;
import java.time.Instant;

/** The answer to a buy request. If several apply, the first is given. */
public sealed interface BuyOutcome {

    record NoSuchSale() implements BuyOutcome {}

    /** The sale has no limited price for the SKU of this line, counted from 0. */
    record NotForSale(int line, SkuCode sku) implements BuyOutcome {}

    /** The sale is being loaded. Nothing was decided. */
    record Fenced() implements BuyOutcome {}

    /** The key was used for another request. */
    record KeyReused() implements BuyOutcome {}

    record NotOpen(Instant opensAt) implements BuyOutcome {}

    record Paused() implements BuyOutcome {}

    record Closed() implements BuyOutcome {}

    record NotRegistered() implements BuyOutcome {}

    record TryLater(Duration retryAfter) implements BuyOutcome {}

    record LimitReached(int limit) implements BuyOutcome {}

    /** The units are held for the customer until the deadline, and the log has the order. */
    record Placed(OrderId order, Instant payBy) implements BuyOutcome {}

    /** The order waits at the position, counted from 1, and the log has it. */
    record Waitlisted(OrderId order, long position) implements BuyOutcome {}

    record SoldOut() implements BuyOutcome {}
}
