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
        List<OrderLine> lines) {

    public Order {
        lines = List.copyOf(lines);
    }

    /** The lines that the gate holds units for. */
    public List<OrderLine> limitedLines() {
        return OrderLine.limited(lines);
    }

    /** The same order with its lines. */
    public Order withLines(List<OrderLine> read) {
        return new Order(
                id,
                sale,
                customer,
                status,
                total,
                deadline,
                waitlistSequence,
                answerNumber,
                fingerprint,
                placedAt,
                read);
    }

    Order with(OrderStatus changed) {
        return new Order(
                id,
                sale,
                customer,
                changed,
                total,
                deadline,
                waitlistSequence,
                answerNumber,
                fingerprint,
                placedAt,
                lines);
    }

    Order until(Instant changed) {
        return new Order(
                id,
                sale,
                customer,
                status,
                total,
                changed,
                waitlistSequence,
                answerNumber,
                fingerprint,
                placedAt,
                lines);
    }
}
