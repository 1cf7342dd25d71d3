package io.flashsale.reconciliation;

import io.flashsale.shared.OrderId;
import io.flashsale.shared.SaleId;
import org.jspecify.annotations.Nullable;

/**
 * Something that is not as it should be.
 *
 * @param id       of the order, the price or the payment, as the kind has it
 * @param inMySql  what MySQL has of it, {@value #NOTHING} when it has nothing
 * @param atGate   what the gate has of it; null where the gate has no part in it
 * @param repaired whether the log has a record now that makes it right
 */
public record Difference(
        Kind kind,
        String id,
        @Nullable SaleId sale,
        @Nullable OrderId order,
        String inMySql,
        @Nullable String atGate,
        boolean repaired) {

    public static final String NOTHING = "NOTHING";

    public enum Kind {
        /** An order stands elsewhere at the gate than in MySQL. */
        HOLD,
        /** The gate has other units left of a price than MySQL. */
        STOCK,
        /** Nobody has said what became of a payment, long after its time. */
        UNDECIDED_PAYMENT,
        /** Nobody has told the log what became of a payment. */
        UNLOGGED_PAYMENT,
        /** A payment succeeded, and its order was not paid by it. */
        UNSEEN_PAYMENT,
        /** Money has been on its way back for long. */
        OPEN_REFUND,
        /** The provider will not give money back: somebody must. */
        FAILED_REFUND
    }
}
