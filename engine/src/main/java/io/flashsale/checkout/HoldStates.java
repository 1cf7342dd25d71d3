package io.flashsale.checkout;

import io.flashsale.gate.HoldState;
import io.flashsale.order.OrderStatus;

/** Where an order stands at the gate when it stands somewhere in MySQL, and nothing is on its way. */
public final class HoldStates {

    private HoldStates() {}

    public static HoldState of(OrderStatus status) {
        return switch (status) {
            case PENDING_PAYMENT -> HoldState.HELD;
            case WAITLISTED -> HoldState.WAITLISTED;
            case RECORDED, CONFIRMED, SHIPPED, DELIVERED -> HoldState.SETTLED;
            case PAID_LATE, EXPIRED, SOLD_OUT, CANCELLED, PAYMENT_FAILED, REFUNDED, ROLLED_BACK, REJECTED ->
                HoldState.RELEASED;
        };
    }
}
