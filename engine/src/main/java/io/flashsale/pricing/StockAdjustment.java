package io.flashsale.pricing;

import io.flashsale.shared.AdjustmentId;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.PriceDataId;
import java.time.Instant;

/**
 * A change of the stock of a limited price, for the books.
 *
 * @param delta   units that came, or went when it is negative
 * @param settled the gate is known to act by the state, or has nothing to do with it
 */
public record StockAdjustment(
        AdjustmentId id,
        PriceDataId price,
        int delta,
        String reason,
        CustomerId by,
        Instant at,
        State state,
        boolean settled) {

    /** Whether it is what was wished for. */
    public boolean isOf(NewAdjustment wish) {
        return delta == wish.delta() && reason.equals(wish.reason());
    }

    /** The units by which the stock differs for it. */
    public int contribution() {
        return switch (state) {
            case APPLIED -> delta;
            case PENDING, REFUSED -> 0;
        };
    }

    /** Applied and refused are ends. */
    public enum State {
        /** Not decided yet; the quantities of the price do not contain it. */
        PENDING,
        /** Starting, offered and available quantity contain it. */
        APPLIED,
        /** They never will. */
        REFUSED
    }
}
