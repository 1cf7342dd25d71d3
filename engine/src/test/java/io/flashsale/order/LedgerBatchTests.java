package io.flashsale.order;

import static io.flashsale.order.SomeOrder.GRACE;
import static io.flashsale.order.SomeOrder.NOW;
import static io.flashsale.order.SomeOrder.PRICE;
import static io.flashsale.order.SomeOrder.logged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.flashsale.order.LedgerBatch.Usage;
import io.flashsale.shared.OrderId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerBatchTests {

    private static final OrderRules RULES = new OrderRules(GRACE);

    private final SomeOrder one = new SomeOrder(1);
    private final SomeOrder two = new SomeOrder(2);
    private final SomeOrder three = new SomeOrder(3);
    private final SomeOrder four = new SomeOrder(4);

    @Test
    void newOrdersTakeTheirUnitsTogether() {
        var batch = trusting(Map.of(), one.placed, two.placed);

        assertThat(batch.created()).extracting(Order::id).containsExactly(one.id, two.id);
        assertThat(batch.changed()).isEmpty();
        assertThat(batch.taken()).isEqualTo(Map.of(PRICE, 4));
        assertThat(batch.usages()).extracting(Usage::takenAt, Usage::archivedAt).containsOnly(tuple(NOW, null));
    }

    @Test
    void aRecordTwiceInABatchCountsOnce() {
        var batch = trusting(Map.of(), one.placed, one.placed, one.placed);

        assertThat(batch.created()).hasSize(1);
        assertThat(batch.taken()).isEqualTo(Map.of(PRICE, 2));
        assertThat(batch.applied()).extracting(Applied::changed).containsExactly(true, false, false);
    }

    @Test
    void theWholeBatchASecondTimeChangesNothing() {
        var records = new OrderRecord[] {
            one.placed, one.confirmed, two.waitlisted, two.promoted, three.placed, three.cancelled, four.recorded
        };
        var first = trusting(Map.of(), records);

        var second = trusting(after(first), records);

        assertThat(second.created()).isEmpty();
        assertThat(second.changed()).isEmpty();
        assertThat(second.usages()).isEmpty();
        assertThat(second.taken()).isEmpty();
        assertThat(second.applied()).noneMatch(Applied::changed);
        assertThat(second.applied())
                .as("effects run again on what is there")
                .extracting(Applied::order)
                .isEqualTo(first.applied().stream().map(Applied::order).toList());
    }

    @Test
    void unitsTakenAndGivenBackWithinABatchTakeNothingAndLeaveAnArchivedUsage() {
        var batch = trusting(Map.of(), one.placed, one.cancelled);

        assertThat(batch.taken()).isEmpty();
        assertThat(batch.created()).extracting(Order::status).containsExactly(OrderStatus.CANCELLED);
        assertThat(batch.usages()).singleElement().satisfies(usage -> {
            assertThat(usage.takenAt()).isEqualTo(NOW);
            assertThat(usage.archivedAt()).isEqualTo(NOW);
        });
    }

    @Test
    void unitsGivenBackArchiveTheUsageThatStandsInMySql() {
        var placed = trusting(Map.of(), one.placed);

        var batch = trusting(after(placed), one.expired);

        assertThat(batch.changed()).extracting(Order::status).containsExactly(OrderStatus.EXPIRED);
        assertThat(batch.taken()).isEqualTo(Map.of(PRICE, -2));
        assertThat(batch.usages()).singleElement().satisfies(usage -> {
            assertThat(usage.takenAt()).isNull();
            assertThat(usage.archivedAt()).isEqualTo(NOW);
        });
    }

    @Test
    void anEarlierEndWins() {
        var placed = trusting(Map.of(), one.placed);

        var batch = trusting(after(placed), one.cancelled, one.confirmed, one.expired);

        assertThat(batch.changed()).extracting(Order::status).containsExactly(OrderStatus.CANCELLED);
        assertThat(batch.taken()).isEqualTo(Map.of(PRICE, -2));
        assertThat(batch.lastChange(batch.changed().getFirst()).record()).isEqualTo(one.cancelled);
    }

    @Test
    void withExactQuantitiesTheFirstInTheLogGetTheUnitsAndTheOthersAreRejected() {
        var batch = exactly(3, one.placed, two.placed, three.placed);

        assertThat(batch.created())
                .extracting(Order::status)
                .containsExactly(OrderStatus.PENDING_PAYMENT, OrderStatus.REJECTED, OrderStatus.REJECTED);
        assertThat(batch.taken()).isEqualTo(Map.of(PRICE, 2));
        assertThat(batch.usages()).extracting(usage -> usage.order().id()).containsExactly(one.id);
    }

    @Test
    void withExactQuantitiesASmallerOrderMayStillFit() {
        var small = new SomeOrder(4, 1);

        var batch = exactly(3, one.placed, two.placed, small.placed);

        assertThat(batch.created())
                .extracting(Order::status)
                .containsExactly(OrderStatus.PENDING_PAYMENT, OrderStatus.REJECTED, OrderStatus.PENDING_PAYMENT);
        assertThat(batch.taken()).isEqualTo(Map.of(PRICE, 3));
    }

    @Test
    void withExactQuantitiesUnitsThatCameBackInTheBatchMayBeTakenAgain() {
        var batch = exactly(2, one.placed, one.cancelled, two.placed);

        assertThat(batch.created())
                .extracting(Order::status)
                .containsExactly(OrderStatus.CANCELLED, OrderStatus.PENDING_PAYMENT);
        assertThat(batch.taken()).isEqualTo(Map.of(PRICE, 2));
    }

    @Test
    void aRejectedOrderStaysRejectedAndGivesNothingBack() {
        var rejected = exactly(0, one.placed);

        var batch = trusting(after(rejected), one.placed, one.cancelled, one.expired, one.confirmed);

        assertThat(batch.changed()).isEmpty();
        assertThat(batch.taken()).isEmpty();
        assertThat(batch.applied()).extracting(each -> each.order().status()).containsOnly(OrderStatus.REJECTED);
    }

    @Test
    void aPromotionThatDoesNotFitIsRejected() {
        var waiting = trusting(Map.of(), one.waitlisted);
        var batch = new LedgerBatch(RULES, after(waiting), Map.of(), Map.of(PRICE, 1));

        batch.add(logged(one.promoted));

        assertThat(batch.changed()).extracting(Order::status).containsExactly(OrderStatus.REJECTED);
        assertThat(batch.taken()).isEmpty();
    }

    @Test
    void aRecordOfAnOrderThatNobodyKnowsChangesNothing() {
        var batch = trusting(Map.of(), one.cancelled, one.expired, one.confirmed, one.promoted);

        assertThat(batch.created()).isEmpty();
        assertThat(batch.applied()).allMatch(each -> each.order() == null && !each.changed());
    }

    @Test
    void aRecordingTakesItsUnitsInTheNameOfTheOtherSystem() {
        var batch = trusting(Map.of(), one.recorded);

        assertThat(batch.created()).extracting(Order::status).containsExactly(OrderStatus.RECORDED);
        assertThat(batch.recordings()).isEqualTo(Map.of(one.id, one.recording));
        assertThat(batch.taken()).isEqualTo(Map.of(PRICE, 2));
        assertThat(batch.usages()).singleElement().satisfies(usage -> {
            assertThat(usage.transaction().id().value()).isEqualTo("cart-1");
            assertThat(usage.attemptNumber()).isEqualTo(1);
            assertThat(usage.archivedAt()).isNull();
        });
    }

    @Test
    void aPurchaseUsesUnitsInItsOwnName() {
        var batch = trusting(Map.of(), one.placed);

        assertThat(batch.recordings()).isEmpty();
        assertThat(batch.usages()).singleElement().satisfies(usage -> {
            assertThat(usage.transaction()).hasToString("BLC_CART|" + one.id);
            assertThat(usage.attemptNumber()).isZero();
        });
    }

    @Test
    void aRollbackArchivesTheUsageOfItsAttemptForItsReason() {
        var recorded = trusting(Map.of(), one.recorded);

        var batch = trusting(after(recorded), one.rolledBack, one.rolledBack);

        assertThat(batch.changed()).extracting(Order::status).containsExactly(OrderStatus.ROLLED_BACK);
        assertThat(batch.taken()).isEqualTo(Map.of(PRICE, -2));
        assertThat(batch.usages()).singleElement().satisfies(usage -> {
            assertThat(usage.attempt()).isEqualTo(one.recording.attempt());
            assertThat(usage.takenAt()).isNull();
            assertThat(usage.reason()).isEqualTo(ArchivalReason.ORDER_FULFILLMENT_CANCELLED);
        });
    }

    @Test
    void aRecordingRolledBackWithinABatchLeavesAnArchivedUsage() {
        var batch = trusting(Map.of(), one.recorded, one.rolledBack);

        assertThat(batch.taken()).isEmpty();
        assertThat(batch.recordings()).containsOnlyKeys(one.id);
        assertThat(batch.usages()).singleElement().satisfies(usage -> {
            assertThat(usage.takenAt()).isEqualTo(NOW);
            assertThat(usage.archivedAt()).isEqualTo(NOW);
            assertThat(usage.reason()).isEqualTo(ArchivalReason.ORDER_FULFILLMENT_CANCELLED);
        });
    }

    @Test
    void ofTwoOrdersOfOneAttemptTheFirstInTheLogCountsAndTheOtherTakesNothing() {
        var outrun = two.recordedAs(one.recording);

        var together = trusting(Map.of(), one.recorded, outrun);
        var later = added(
                new LedgerBatch(RULES, Map.of(), Map.of(one.recording.attempt(), one.id), null),
                outrun,
                two.rolledBack);

        assertThat(together.created())
                .extracting(Order::status)
                .containsExactly(OrderStatus.RECORDED, OrderStatus.ROLLED_BACK);
        assertThat(together.taken()).isEqualTo(Map.of(PRICE, 2));
        assertThat(together.recordings()).containsOnlyKeys(one.id);
        assertThat(later.created()).extracting(Order::status).containsExactly(OrderStatus.ROLLED_BACK);
        assertThat(later.taken()).isEmpty();
        assertThat(later.usages()).isEmpty();
        assertThat(later.recordings()).isEmpty();
    }

    private static LedgerBatch trusting(Map<OrderId, Order> before, OrderRecord... records) {
        return added(new LedgerBatch(RULES, before, Map.of(), null), records);
    }

    private static LedgerBatch exactly(int available, OrderRecord... records) {
        return added(new LedgerBatch(RULES, Map.of(), Map.of(), Map.of(PRICE, available)), records);
    }

    private static LedgerBatch added(LedgerBatch batch, OrderRecord... records) {
        Arrays.stream(records).forEach(record -> batch.add(logged(record)));
        return batch;
    }

    /** What MySQL has after the batch. */
    private static Map<OrderId, Order> after(LedgerBatch batch) {
        Map<OrderId, Order> orders = new HashMap<>();
        batch.created().forEach(order -> orders.put(order.id(), order));
        batch.changed().forEach(order -> orders.put(order.id(), order));
        return orders;
    }
}
