package io.flashsale.order.kafka;

import io.flashsale.order.OrderRecord;
import io.flashsale.order.OrderRecord.OrderPlaced;
import io.flashsale.order.OrderRecord.OrderWaitlisted;
import io.flashsale.order.OrderRecord.UsageRecorded;
import io.flashsale.shared.OrderId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Two ways through the ledger, so that a unit that comes back does not queue behind a rush of new orders. The records
 * of one order stay in their sequence: while one is on its way, the next takes the same lane. See docs/decisions/030.
 */
final class Lanes {

    enum Lane {
        NEW_ORDERS,
        KNOWN_ORDERS
    }

    static final int COUNT = Lane.values().length;

    private final Map<OrderId, Traffic> underWay = new ConcurrentHashMap<>();

    /** Called once for each record, in the sequence of the log; {@link #leave} follows. */
    Lane enter(OrderRecord record) {
        return underWay.compute(record.order(), (_, traffic) -> Traffic.withOneMore(traffic, record)).lane;
    }

    void leave(OrderRecord record) {
        underWay.computeIfPresent(record.order(), (_, traffic) -> traffic.withOneLess());
    }

    /** @param records of one order, on their way through one lane */
    private record Traffic(Lane lane, int records) {

        static Traffic withOneMore(@Nullable Traffic before, OrderRecord record) {
            return before == null ? new Traffic(laneOf(record), 1) : new Traffic(before.lane, before.records + 1);
        }

        @Nullable
        Traffic withOneLess() {
            return records == 1 ? null : new Traffic(lane, records - 1);
        }

        private static Lane laneOf(OrderRecord record) {
            return switch (record) {
                case OrderPlaced _, OrderWaitlisted _, UsageRecorded _ -> Lane.NEW_ORDERS;
                default -> Lane.KNOWN_ORDERS;
            };
        }
    }
}
