package io.flashsale.checkout;

import io.flashsale.order.OrderStatus;

/** Where an order stands in the waitlist. If several apply, the first is given. */
public sealed interface PlaceOutcome {

    record NoSuchOrder() implements PlaceOutcome {}

    /** It never waited, or does not any more. */
    record NotWaiting(OrderStatus status) implements PlaceOutcome {}

    /** The position is that of this moment, and counts from 1. */
    record Waiting(OrderView order, long position) implements PlaceOutcome {}
}
