package io.flashsale.order.mysql;

import io.flashsale.order.OrderIds;
import java.time.Instant;

/** The ids between which all orders of a sale stand, both exclusive. */
record IdRange(String after, String end) {

    private static final int ID_LENGTH = 26;

    static IdRange ofSale(Instant opensAt) {
        String before = OrderIds.prefix(opensAt);
        String next = OrderIds.prefix(opensAt.plusMillis(1));
        return new IdRange(before, next + "0".repeat(ID_LENGTH - next.length()));
    }

    /** What is left of it once this id has been read. */
    IdRange after(String id) {
        return new IdRange(id, end);
    }
}
