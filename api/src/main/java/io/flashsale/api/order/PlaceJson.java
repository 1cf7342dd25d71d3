package io.flashsale.api.order;

import io.flashsale.checkout.OrderView;
import io.flashsale.order.OrderLine;
import io.flashsale.order.OrderStatus;

/**
 * A place in the waitlist.
 *
 * @param position now; 1 is next
 * @param quantity units that the order waits for, which it gets together
 */
record PlaceJson(String orderId, OrderStatus status, long position, int quantity) {

    static PlaceJson of(OrderView order, long position) {
        int units = order.lines().stream().mapToInt(OrderLine::quantity).sum();
        return new PlaceJson(order.id().value(), order.status(), position, units);
    }
}
