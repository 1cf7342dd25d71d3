package io.flashsale.order;

/** Where an order stands. */
public enum OrderStatus {
    WAITLISTED,
    PENDING_PAYMENT,
    /** Another system has recorded the units as used. */
    RECORDED,
    CONFIRMED,
    SHIPPED,
    DELIVERED,
    /** Money came after the units had gone back: it gets units again, or the money goes back. */
    PAID_LATE,
    EXPIRED,
    /** Waited in vain: the sale is over and nobody can give units back any more. */
    SOLD_OUT,
    CANCELLED,
    PAYMENT_FAILED,
    /** Paid too late: there were no units left, and the money goes back. */
    REFUNDED,
    /** Recorded, and taken back by the other system. */
    ROLLED_BACK,
    /** Granted by the gate, refused by MySQL: the units never existed. Never charged. */
    REJECTED;

    /** Whether nobody waits for units or for a payment any more: the gate must settle or release the hold. */
    public boolean isDecided() {
        return this != WAITLISTED && this != PENDING_PAYMENT && this != PAID_LATE;
    }
}
