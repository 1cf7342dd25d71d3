package io.flashsale.checkout;

import io.flashsale.order.OrderStatus;

/** What became of the wish to cancel, confirm, ship or deliver an order. If several apply, the first is given. */
public sealed interface EndOutcome {

    record NoSuchOrder() implements EndOutcome {}

    /** The order is not in a state that allows it. */
    record NotAllowed(OrderStatus status) implements EndOutcome {}

    /** The log has the wish; the ledger applies it unless something that ends the order came before it. */
    record Accepted() implements EndOutcome {}
}
