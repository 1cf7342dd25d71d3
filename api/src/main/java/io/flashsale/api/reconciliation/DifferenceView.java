package io.flashsale.api.reconciliation;

import io.flashsale.reconciliation.Difference;
import io.flashsale.reconciliation.Difference.Kind;
import io.flashsale.reconciliation.Differences.Known;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.SaleId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One difference.
 *
 * @param id       of the order, the price or the payment
 * @param atGate   left out where the gate has no part in it
 * @param repaired whether a record in the log has made it right
 * @param foundAt  when it was found for the first time
 */
record DifferenceView(
        Kind kind,
        String id,
        @Nullable String saleId,
        @Nullable String orderId,
        String inMySql,
        @Nullable String atGate,
        boolean repaired,
        Instant foundAt) {

    static DifferenceView of(Known known) {
        Difference found = known.difference();
        SaleId sale = found.sale();
        OrderId order = found.order();
        return new DifferenceView(
                found.kind(),
                found.id(),
                sale == null ? null : sale.value(),
                order == null ? null : order.value(),
                found.inMySql(),
                found.atGate(),
                found.repaired(),
                known.foundAt());
    }
}
