package io.flashsale.order;

/** Where an order stands. Only the first three may change. */
public enum OrderStatus {
    WAITLISTED,
    PENDING_PAYMENT,
    /** Another system has recorded the units as used. */
    RECORDED,
    CONFIRMED,
    EXPIRED,
    /** Waited in vain: the sale is over and nobody can give units back any more. */
    SOLD_OUT,
    CANCELLED,
    /** Recorded, and taken back by the other system. */
    ROLLED_BACK,
    /** Granted by the gate, refused by MySQL: the units never existed. Never charged. */
    REJECTED;

    /** Whether nobody waits for units or for a payment any more: the gate must settle or release the hold. */
    public boolean isDecided() {
        return this != WAITLISTED && this != PENDING_PAYMENT;
    }
}
