package io.flashsale.order;

import io.flashsale.shared.CustomerId;
import io.flashsale.shared.Money;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.SaleId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as the ledger has it.
 *
 * @param deadline         until when it must be paid; null while it never held units
 * @param waitlistSequence its place in the waitlist; null if it never waited
 * @param answerNumber     what the customer was told first: the deadline in ms, or the position in the waitlist
 * @param payment          null until money has come, or is promised on delivery
 * @param shipment         null until it was shipped
 */
public record Order(
        OrderId id,
        SaleId sale,
        CustomerId customer,
        OrderStatus status,
        Money total,
        @Nullable Instant deadline,
        @Nullable Long waitlistSequence,
        long answerNumber,
        String fingerprint,
        Instant placedAt,
        @Nullable OrderPayment payment,
        @Nullable Shipment shipment,
        List<OrderLine> lines) {

    public Order {
        lines = List.copyOf(lines);
    }

    /** The lines that the gate holds units for. */
    public List<OrderLine> limitedLines() {
        return OrderLine.limited(lines);
    }

    /** Whether its money came after its units had gone back. */
    public boolean isPaidLate() {
        return payment != null && payment.late();
    }

    /** The same order with its lines. */
    public Order withLines(List<OrderLine> read) {
        return with(status, deadline, payment, shipment, read);
    }

    Order with(OrderStatus changed) {
        return with(changed, deadline, payment, shipment, lines);
    }

    Order until(Instant changed) {
        return with(status, changed, payment, shipment, lines);
    }

    Order paidBy(OrderPayment given) {
        return with(status, deadline, given, shipment, lines);
    }

    Order shipped(Parcel parcel, Instant at) {
        return with(OrderStatus.SHIPPED, deadline, payment, new Shipment(parcel, at, null), lines);
    }

    Order delivered(Instant at) {
        return with(OrderStatus.DELIVERED, deadline, payment, Shipment.delivered(shipment, at), lines);
    }

    private Order with(
            OrderStatus newStatus,
            @Nullable Instant newDeadline,
            @Nullable OrderPayment newPayment,
            @Nullable Shipment newShipment,
            List<OrderLine> newLines) {
        return new Order(
                id,
                sale,
                customer,
                newStatus,
                total,
                newDeadline,
                waitlistSequence,
                answerNumber,
                fingerprint,
                placedAt,
                newPayment,
                newShipment,
                newLines);
    }
}
