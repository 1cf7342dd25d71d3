package io.flashsale.checkout;

import io.flashsale.order.Order;
import io.flashsale.order.OrderPayment;
import io.flashsale.order.OrderRecord;
import io.flashsale.order.OrderRecord.PaymentSucceeded;
import io.flashsale.order.OrderStatus;
import io.flashsale.shared.PaymentId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which money goes back: what came for nothing, and what an order was paid by that ended without its units. */
final class OwedMoney {

    private static final Set<OrderStatus> ENDED_WITHOUT_UNITS =
            EnumSet.of(OrderStatus.REFUNDED, OrderStatus.REJECTED, OrderStatus.CANCELLED);

    private OwedMoney() {}

    /** @param order as committed after the record; null when the ledger has no such order */
    static Set<PaymentId> of(OrderRecord record, @Nullable Order order) {
        Set<PaymentId> owed = new HashSet<>();
        OrderPayment payment = order == null ? null : order.payment();
        if (record instanceof PaymentSucceeded succeeded && !paysBy(payment, succeeded.payment())) {
            owed.add(succeeded.payment());
        }
        if (order != null && payment != null && ENDED_WITHOUT_UNITS.contains(order.status())) {
            owed.add(payment.id());
        }
        return owed;
    }

    private static boolean paysBy(@Nullable OrderPayment payment, PaymentId succeeded) {
        return payment != null && payment.id().equals(succeeded);
    }
}
