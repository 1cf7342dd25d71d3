package io.flashsale.api.cart;

import io.flashsale.order.OrderStatus;
import io.flashsale.shared.OrderId;
import java.time.Instant;

/** The order that a cart has become. */
record CheckoutView(String orderId, OrderStatus status, Instant payBy) {

    static CheckoutView placed(OrderId order, Instant payBy) {
        return new CheckoutView(order.value(), OrderStatus.PENDING_PAYMENT, payBy);
    }
}
