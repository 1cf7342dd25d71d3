package io.flashsale.pricing;

import io.flashsale.shared.CustomerId;
import io.flashsale.shared.IdempotencyKey;
import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.Label;
import io.flashsale.shared.PriceDataId;

/**
 * The wish of an administrator to change the stock of a limited price.
 *
 * @param key   the administrator's own name for it: the same key at the same price means the same adjustment
 * @param delta units that come, or go when it is negative
 */
public record NewAdjustment(PriceDataId price, CustomerId by, IdempotencyKey key, int delta, String reason) {

    private static final int MOST_UNITS = 1_000_000;
    private static final int LONGEST_REASON = 200;

    public NewAdjustment {
        requireDelta(delta);
        requireReason(reason);
    }

    /** Returns the number, or signals an invalid input. */
    public static int requireDelta(int delta) {
        if (delta == 0 || delta < -MOST_UNITS || delta > MOST_UNITS) {
            throw new InvalidInput("delta", delta, "-" + MOST_UNITS + " to " + MOST_UNITS + ", not 0");
        }
        return delta;
    }

    /** Returns the text, or signals an invalid input. */
    public static String requireReason(String reason) {
        return Label.require("reason", reason, LONGEST_REASON);
    }
}
