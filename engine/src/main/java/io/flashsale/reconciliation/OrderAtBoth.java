package io.flashsale.reconciliation;

import io.flashsale.checkout.HoldStates;
import io.flashsale.gate.HoldState;
import io.flashsale.order.OrderStatus;
import io.flashsale.shared.OrderId;
import org.jspecify.annotations.Nullable;

/**
 * Where an order stands in MySQL and at the gate.
 *
 * @param status null when MySQL does not have it
 * @param state  null when the gate does not know it, as is right for one that has no units and waits for none
 */
record OrderAtBoth(
        OrderId order,
        @Nullable OrderStatus status,
        @Nullable HoldState state) {

    boolean agrees() {
        if (status == null || state == null) {
            return status == null ? state == null : HoldStates.of(status) == HoldState.RELEASED;
        }
        return HoldStates.of(status) == state;
    }

    /** Whether the gate only has to do what it should have done when the order was decided. */
    boolean isBehindAtGate() {
        if (status == null || state == null || !status.isDecided()) {
            return false;
        }
        HoldState right = HoldStates.of(status);
        return right == HoldState.RELEASED || (right == HoldState.SETTLED && state == HoldState.HELD);
    }
}
