package io.flashsale.order;

import io.flashsale.shared.CustomerId;
import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.Money;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.SaleId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as it was asked for, before anything was decided about it.
 *
 * @param fingerprint tells this request from another one under the same id: 16 characters
 * @param lines those that are limited each at another price, and at least one of them
 * @param recording what another system records by it; null for a purchase
 */
public record OrderDraft(
        OrderId id,
        SaleId sale,
        CustomerId customer,
        String fingerprint,
        List<OrderLine> lines,
        @Nullable Recording recording) {

    private static final int FINGERPRINT_LENGTH = 16;

    public OrderDraft {
        lines = List.copyOf(lines);
        requireLimited(OrderLine.limited(lines));
        requireTotal(lines);
        if (fingerprint.length() != FINGERPRINT_LENGTH) {
            throw new InvalidInput("fingerprint", fingerprint, FINGERPRINT_LENGTH + " characters");
        }
    }

    /** Of a purchase. */
    public OrderDraft(OrderId id, SaleId sale, CustomerId customer, String fingerprint, List<OrderLine> lines) {
        this(id, sale, customer, fingerprint, lines, null);
    }

    public Money total() {
        return total(lines);
    }

    /** What the gate is asked for. */
    public List<OrderLine> limitedLines() {
        return OrderLine.limited(lines);
    }

    private static void requireLimited(List<OrderLine> limited) {
        if (limited.isEmpty()) {
            throw new InvalidInput("lines", "none", "at least one line at a limited price");
        }
        if (limited.size() > 1
                && limited.stream().map(OrderLine::limitedPrice).distinct().count() < limited.size()) {
            throw new InvalidInput("lines", limited.size() + " lines", "each at another limited price");
        }
    }

    private static void requireTotal(List<OrderLine> lines) {
        try {
            total(lines);
        } catch (InvalidInput tooMuch) {
            throw tooMuch.within("lines");
        }
    }

    private static Money total(List<OrderLine> lines) {
        return lines.stream().map(OrderLine::total).reduce(Money::plus).orElseThrow();
    }
}
