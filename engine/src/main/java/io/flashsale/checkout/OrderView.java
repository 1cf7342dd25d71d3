package io.flashsale.checkout;

import io.flashsale.gate.Place;
import io.flashsale.order.OrderLine;
import io.flashsale.order.OrderStatus;
import io.flashsale.order.Shipment;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.Money;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.SaleId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as its customer sees it, from the moment of the 202.
 *
 * @param payBy    null unless a payment is awaited
 * @param position in the waitlist; null unless it waits
 * @param shipment null until it was shipped
 */
public record OrderView(
        OrderId id,
        SaleId sale,
        CustomerId customer,
        OrderStatus status,
        @Nullable Instant payBy,
        @Nullable Long position,
        Money total,
        List<OrderLine> lines,
        @Nullable Shipment shipment) {

    /** The same order, which waits, elsewhere in line or promoted. */
    OrderView at(@Nullable Place now) {
        return switch (now) {
            case null -> this;
            case Place.InLine(var ahead) -> new OrderView(id, sale, customer, status, payBy, ahead, total, lines, null);
            case Place.Offered(var deadline) ->
                new OrderView(id, sale, customer, OrderStatus.PENDING_PAYMENT, deadline, null, total, lines, null);
        };
    }

    boolean waits() {
        return status == OrderStatus.WAITLISTED;
    }
}
