package io.flashsale.order;

import io.flashsale.shared.Reference;
import java.time.Instant;

/** What another system says of a transaction: one that it has recorded, or an order of ours. */
public sealed interface OutsideEvent {

    Reference transaction();

    /**
     * Its units are not sold.
     *
     * @param saidAt by the clock of the log
     */
    record TakenBack(Reference transaction, ArchivalReason reason, Instant saidAt) implements OutsideEvent {}

    /** It is on its way. */
    record Shipped(Reference transaction, Parcel parcel) implements OutsideEvent {}

    /** It has arrived. */
    record Delivered(Reference transaction) implements OutsideEvent {}
}
