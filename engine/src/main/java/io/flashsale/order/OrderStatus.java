package io.flashsale.order;

/** Where an order stands. Only the first two may change. */
public enum OrderStatus {
    WAITLISTED,
    PENDING_PAYMENT,
    CONFIRMED,
    EXPIRED,
    CANCELLED,
    /** Granted by the gate, refused by MySQL: the units never existed. Never charged. */
    REJECTED;

    public boolean isEnd() {
        return this != WAITLISTED && this != PENDING_PAYMENT;
    }
}
