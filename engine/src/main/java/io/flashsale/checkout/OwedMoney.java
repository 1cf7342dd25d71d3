package io.flashsale.checkout;

import io.flashsale.order.Order;
import io.flashsale.order.OrderPayment;
import io.flashsale.order.OrderRecord;
import io.flashsale.order.OrderRecord.PaymentSucceeded;
import io.flashsale.order.OrderStatus;
import io.flashsale.shared.PaymentId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which money goes back: what came for nothing, and what an order was paid by that ended without its units. */
final class OwedMoney {

    private static final Set<OrderStatus> ENDED_WITHOUT_UNITS =
            EnumSet.of(OrderStatus.REFUNDED, OrderStatus.REJECTED, OrderStatus.CANCELLED);

    private OwedMoney() {}

    /**
     * Nothing for almost every record, so that nothing is made for it.
     *
     * @param order as committed after the record; null when the ledger has no such order
     */
    static List<PaymentId> of(OrderRecord record, @Nullable Order order) {
        List<PaymentId> useless = useless(record, order);
        List<PaymentId> lost = order == null ? List.of() : lost(order);
        return useless.isEmpty() ? lost : lost.isEmpty() ? useless : List.of(useless.getFirst(), lost.getFirst());
    }

    private static List<PaymentId> useless(OrderRecord record, @Nullable Order order) {
        return record instanceof PaymentSucceeded succeeded
                        && !paysBy(order == null ? null : order.payment(), succeeded.payment())
                ? List.of(succeeded.payment())
                : List.of();
    }

    private static List<PaymentId> lost(Order order) {
        OrderPayment payment = order.payment();
        return payment != null && ENDED_WITHOUT_UNITS.contains(order.status()) ? List.of(payment.id()) : List.of();
    }

    private static boolean paysBy(@Nullable OrderPayment payment, PaymentId succeeded) {
        return payment != null && payment.id().equals(succeeded);
    }
}
