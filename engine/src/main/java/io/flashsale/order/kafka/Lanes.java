package io.flashsale.order.kafka;

import io.flashsale.order.LoggedRecord;
import io.flashsale.order.OrderRecord;
import io.flashsale.order.OrderRecord.OrderPlaced;
import io.flashsale.order.OrderRecord.OrderWaitlisted;
import io.flashsale.order.OrderRecord.UsageRecorded;
import io.flashsale.shared.OrderId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
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
    Lane enter(LoggedRecord logged) {
        return underWay.compute(logged.record().order(), (_, traffic) -> Traffic.withOneMore(traffic, logged)).lane;
    }

    void leave(LoggedRecord logged) {
        underWay.computeIfPresent(logged.record().order(), (_, traffic) -> traffic.withOneLess());
    }

    /** Since when the log has had the oldest order that is on its way. */
    Optional<Instant> oldest() {
        return underWay.values().stream().map(Traffic::since).min(Comparator.naturalOrder());
    }

    /** @param records of one order, on their way through one lane, the first of them logged at {@code since} */
    private record Traffic(Lane lane, Instant since, int records) {

        static Traffic withOneMore(@Nullable Traffic before, LoggedRecord logged) {
            return before == null
                    ? new Traffic(laneOf(logged.record()), logged.loggedAt(), 1)
                    : new Traffic(before.lane, before.since, before.records + 1);
        }

        @Nullable
        Traffic withOneLess() {
            return records == 1 ? null : new Traffic(lane, since, records - 1);
        }

        private static Lane laneOf(OrderRecord record) {
            return switch (record) {
                case OrderPlaced _, OrderWaitlisted _, UsageRecorded _ -> Lane.NEW_ORDERS;
                default -> Lane.KNOWN_ORDERS;
            };
        }
    }
}
