package io.flashsale.order.kafka;

import static io.flashsale.order.kafka.Lanes.Lane.KNOWN_ORDERS;
import static io.flashsale.order.kafka.Lanes.Lane.NEW_ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.order.LoggedRecord;
import io.flashsale.order.OrderDraft;
import io.flashsale.order.OrderRecord;
import io.flashsale.order.OrderRecord.OrderCancelled;
import io.flashsale.order.OrderRecord.OrderPlaced;
import io.flashsale.order.OrderRecord.OrderWaitlisted;
import io.flashsale.order.OrderRecord.WaitlistPromoted;
import io.flashsale.shared.OrderId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LanesTests {

    private static final OrderDraft DRAFT = RecordJsonTests.DRAFT;
    private static final OrderId ORDER = DRAFT.id();
    private static final OrderId OTHER = new OrderId("01BX5ZZKBKACTAV9WEVGEMMVRZ");
    private static final Instant NOW = Instant.ofEpochMilli(1_735_689_600_123L);

    private final Lanes lanes = new Lanes();

    @Test
    void newOrdersAndKnownOnesGoApart() {
        assertThat(lanes.enter(placed())).isEqualTo(NEW_ORDERS);
        assertThat(lanes.enter(logged(new OrderCancelled(OTHER, NOW)))).isEqualTo(KNOWN_ORDERS);
    }

    @Test
    void anOrderStaysInItsLaneUntilItsLastRecordHasLeft() {
        var first = logged(new OrderWaitlisted(DRAFT, NOW, 1, 1));
        var second = logged(new WaitlistPromoted(ORDER, NOW, NOW));
        var third = logged(new OrderCancelled(ORDER, NOW));

        assertThat(lanes.enter(first)).isEqualTo(NEW_ORDERS);
        assertThat(lanes.enter(second)).isEqualTo(NEW_ORDERS);
        lanes.leave(first);
        assertThat(lanes.enter(third)).isEqualTo(NEW_ORDERS);
        lanes.leave(second);
        lanes.leave(third);
        assertThat(lanes.enter(third)).isEqualTo(KNOWN_ORDERS);
    }

    @Test
    void aRepeatedFirstRecordDoesNotOvertakeWhatFollowedIt() {
        assertThat(lanes.enter(logged(new OrderCancelled(ORDER, NOW)))).isEqualTo(KNOWN_ORDERS);
        assertThat(lanes.enter(placed())).isEqualTo(KNOWN_ORDERS);
    }

    @Test
    void theOldestIsTheFirstRecordOfWhateverIsStillOnItsWay() {
        var early = loggedAt(NOW, new OrderCancelled(ORDER, NOW));
        var late = loggedAt(NOW.plusSeconds(2), new OrderCancelled(OTHER, NOW));
        assertThat(lanes.oldest()).isEmpty();

        lanes.enter(early);
        lanes.enter(late);
        lanes.enter(loggedAt(NOW.plusSeconds(3), new OrderCancelled(OTHER, NOW)));
        assertThat(lanes.oldest()).contains(NOW);
        lanes.leave(early);
        lanes.leave(late);
        assertThat(lanes.oldest()).contains(NOW.plusSeconds(2));
    }

    private static LoggedRecord placed() {
        return logged(new OrderPlaced(DRAFT, NOW, NOW));
    }

    private static LoggedRecord logged(OrderRecord record) {
        return loggedAt(NOW, record);
    }

    private static LoggedRecord loggedAt(Instant at, OrderRecord record) {
        return new LoggedRecord(record, 0, 0, at);
    }
}
