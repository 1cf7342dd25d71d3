package io.flashsale.order;

import static io.flashsale.order.SomeOrder.DEADLINE;
import static io.flashsale.order.SomeOrder.GRACE;
import static io.flashsale.order.SomeOrder.NEW_DEADLINE;
import static io.flashsale.order.SomeOrder.NOW;
import static io.flashsale.order.SomeOrder.logged;
import static io.flashsale.order.SomeOrder.loggedAt;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.order.OrderRecord.HoldExpired;
import io.flashsale.order.OrderRules.Step;
import io.flashsale.order.OrderRules.Units;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OrderRulesTests {

    /** Record, state before, state afterwards, units. A minus stands for no order. */
    private static final String TRANSITIONS = """
            OrderPlaced      | -               | PENDING_PAYMENT | TAKEN
            OrderPlaced      | WAITLISTED      | WAITLISTED      | STAY
            OrderPlaced      | PENDING_PAYMENT | PENDING_PAYMENT | STAY
            OrderPlaced      | CONFIRMED       | CONFIRMED       | STAY
            OrderPlaced      | EXPIRED         | EXPIRED         | STAY
            OrderPlaced      | SOLD_OUT        | SOLD_OUT        | STAY
            OrderPlaced      | CANCELLED       | CANCELLED       | STAY
            OrderPlaced      | REJECTED        | REJECTED        | STAY
            OrderPlaced      | RECORDED        | RECORDED        | STAY
            OrderPlaced      | ROLLED_BACK     | ROLLED_BACK     | STAY
            OrderWaitlisted  | -               | WAITLISTED      | STAY
            OrderWaitlisted  | WAITLISTED      | WAITLISTED      | STAY
            OrderWaitlisted  | PENDING_PAYMENT | PENDING_PAYMENT | STAY
            OrderWaitlisted  | CONFIRMED       | CONFIRMED       | STAY
            OrderWaitlisted  | EXPIRED         | EXPIRED         | STAY
            OrderWaitlisted  | SOLD_OUT        | SOLD_OUT        | STAY
            OrderWaitlisted  | CANCELLED       | CANCELLED       | STAY
            OrderWaitlisted  | REJECTED        | REJECTED        | STAY
            OrderWaitlisted  | RECORDED        | RECORDED        | STAY
            OrderWaitlisted  | ROLLED_BACK     | ROLLED_BACK     | STAY
            WaitlistPromoted | -               | -               | STAY
            WaitlistPromoted | WAITLISTED      | PENDING_PAYMENT | TAKEN
            WaitlistPromoted | PENDING_PAYMENT | PENDING_PAYMENT | STAY
            WaitlistPromoted | CONFIRMED       | CONFIRMED       | STAY
            WaitlistPromoted | EXPIRED         | EXPIRED         | STAY
            WaitlistPromoted | SOLD_OUT        | SOLD_OUT        | STAY
            WaitlistPromoted | CANCELLED       | CANCELLED       | STAY
            WaitlistPromoted | REJECTED        | REJECTED        | STAY
            WaitlistPromoted | RECORDED        | RECORDED        | STAY
            WaitlistPromoted | ROLLED_BACK     | ROLLED_BACK     | STAY
            WaitlistLeft     | -               | -               | STAY
            WaitlistLeft     | WAITLISTED      | CANCELLED       | STAY
            WaitlistLeft     | PENDING_PAYMENT | PENDING_PAYMENT | STAY
            WaitlistLeft     | CONFIRMED       | CONFIRMED       | STAY
            WaitlistLeft     | EXPIRED         | EXPIRED         | STAY
            WaitlistLeft     | SOLD_OUT        | SOLD_OUT        | STAY
            WaitlistLeft     | CANCELLED       | CANCELLED       | STAY
            WaitlistLeft     | REJECTED        | REJECTED        | STAY
            WaitlistLeft     | RECORDED        | RECORDED        | STAY
            WaitlistLeft     | ROLLED_BACK     | ROLLED_BACK     | STAY
            WaitlistClosed   | -               | -               | STAY
            WaitlistClosed   | WAITLISTED      | SOLD_OUT        | STAY
            WaitlistClosed   | PENDING_PAYMENT | PENDING_PAYMENT | STAY
            WaitlistClosed   | CONFIRMED       | CONFIRMED       | STAY
            WaitlistClosed   | EXPIRED         | EXPIRED         | STAY
            WaitlistClosed   | SOLD_OUT        | SOLD_OUT        | STAY
            WaitlistClosed   | CANCELLED       | CANCELLED       | STAY
            WaitlistClosed   | REJECTED        | REJECTED        | STAY
            WaitlistClosed   | RECORDED        | RECORDED        | STAY
            WaitlistClosed   | ROLLED_BACK     | ROLLED_BACK     | STAY
            ConfirmedByAdmin | -               | -               | STAY
            ConfirmedByAdmin | WAITLISTED      | WAITLISTED      | STAY
            ConfirmedByAdmin | PENDING_PAYMENT | CONFIRMED       | STAY
            ConfirmedByAdmin | CONFIRMED       | CONFIRMED       | STAY
            ConfirmedByAdmin | EXPIRED         | EXPIRED         | STAY
            ConfirmedByAdmin | SOLD_OUT        | SOLD_OUT        | STAY
            ConfirmedByAdmin | CANCELLED       | CANCELLED       | STAY
            ConfirmedByAdmin | REJECTED        | REJECTED        | STAY
            ConfirmedByAdmin | RECORDED        | RECORDED        | STAY
            ConfirmedByAdmin | ROLLED_BACK     | ROLLED_BACK     | STAY
            HoldExpired      | -               | -               | STAY
            HoldExpired      | WAITLISTED      | WAITLISTED      | STAY
            HoldExpired      | PENDING_PAYMENT | EXPIRED         | GIVEN_BACK
            HoldExpired      | CONFIRMED       | CONFIRMED       | STAY
            HoldExpired      | EXPIRED         | EXPIRED         | STAY
            HoldExpired      | SOLD_OUT        | SOLD_OUT        | STAY
            HoldExpired      | CANCELLED       | CANCELLED       | STAY
            HoldExpired      | REJECTED        | REJECTED        | STAY
            HoldExpired      | RECORDED        | RECORDED        | STAY
            HoldExpired      | ROLLED_BACK     | ROLLED_BACK     | STAY
            OrderCancelled   | -               | -               | STAY
            OrderCancelled   | WAITLISTED      | CANCELLED       | STAY
            OrderCancelled   | PENDING_PAYMENT | CANCELLED       | GIVEN_BACK
            OrderCancelled   | CONFIRMED       | CONFIRMED       | STAY
            OrderCancelled   | EXPIRED         | EXPIRED         | STAY
            OrderCancelled   | SOLD_OUT        | SOLD_OUT        | STAY
            OrderCancelled   | CANCELLED       | CANCELLED       | STAY
            OrderCancelled   | REJECTED        | REJECTED        | STAY
            OrderCancelled   | RECORDED        | RECORDED        | STAY
            OrderCancelled   | ROLLED_BACK     | ROLLED_BACK     | STAY
            UsageRecorded    | -               | RECORDED        | TAKEN
            UsageRecorded    | WAITLISTED      | WAITLISTED      | STAY
            UsageRecorded    | PENDING_PAYMENT | PENDING_PAYMENT | STAY
            UsageRecorded    | CONFIRMED       | CONFIRMED       | STAY
            UsageRecorded    | EXPIRED         | EXPIRED         | STAY
            UsageRecorded    | SOLD_OUT        | SOLD_OUT        | STAY
            UsageRecorded    | CANCELLED       | CANCELLED       | STAY
            UsageRecorded    | REJECTED        | REJECTED        | STAY
            UsageRecorded    | RECORDED        | RECORDED        | STAY
            UsageRecorded    | ROLLED_BACK     | ROLLED_BACK     | STAY
            UsageRolledBack  | -               | -               | STAY
            UsageRolledBack  | WAITLISTED      | WAITLISTED      | STAY
            UsageRolledBack  | PENDING_PAYMENT | PENDING_PAYMENT | STAY
            UsageRolledBack  | CONFIRMED       | CONFIRMED       | STAY
            UsageRolledBack  | EXPIRED         | EXPIRED         | STAY
            UsageRolledBack  | SOLD_OUT        | SOLD_OUT        | STAY
            UsageRolledBack  | CANCELLED       | CANCELLED       | STAY
            UsageRolledBack  | REJECTED        | REJECTED        | STAY
            UsageRolledBack  | RECORDED        | ROLLED_BACK     | GIVEN_BACK
            UsageRolledBack  | ROLLED_BACK     | ROLLED_BACK     | STAY
            """;

    private final OrderRules rules = new OrderRules(GRACE);
    private final SomeOrder some = new SomeOrder(1);

    /** Every record in every state. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = TRANSITIONS)
    void aRecordInAStateMakesOfTheOrder(String record, String before, String after, Units units) {
        var current = before.equals("-") ? null : in(OrderStatus.valueOf(before));

        var step = rules.step(current, logged(record(record)));

        assertThat(step.units()).isEqualTo(units);
        assertThat(step.order() == null ? "-" : step.order().status().name()).isEqualTo(after);
        if (before.equals(after)) {
            assertThat(step.order())
                    .as("the same instance, so that nothing is written")
                    .isSameAs(current);
        }
    }

    @Test
    void theTableNamesEveryKindOfRecord() {
        assertThat(some.everything())
                .extracting(each -> (Object) each.getClass())
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(OrderRecord.class.getPermittedSubclasses()));
    }

    @ParameterizedTest
    @EnumSource(names = {"CONFIRMED", "EXPIRED", "SOLD_OUT", "CANCELLED", "ROLLED_BACK", "REJECTED"})
    void whatHasEndedStaysAsItIs(OrderStatus end) {
        var ended = in(end);

        assertThat(end.isDecided()).isTrue();
        assertThat(some.everything())
                .allSatisfy(
                        record -> assertThat(rules.step(ended, logged(record))).isEqualTo(new Step(ended, Units.STAY)));
    }

    @Test
    void aRecordThatWasAppliedChangesNothingASecondTime() {
        for (var record : some.everything()) {
            for (var before : OrderStatus.values()) {
                var once = rules.step(in(before), logged(record)).order();

                assertThat(rules.step(once, logged(record))).isEqualTo(new Step(once, Units.STAY));
            }
        }
    }

    @Test
    void anOrderThatReachesTheLogAfterItsDeadlineAndGraceHasExpiredAndTakesNothing() {
        var justInTime = rules.step(null, loggedAt(some.placed, DEADLINE.plus(GRACE)));
        var tooLate =
                rules.step(null, loggedAt(some.placed, DEADLINE.plus(GRACE).plusMillis(1)));
        var promotedTooLate = rules.step(
                in(OrderStatus.WAITLISTED),
                loggedAt(some.promoted, NEW_DEADLINE.plus(GRACE).plusMillis(1)));

        assertThat(status(justInTime)).isEqualTo(OrderStatus.PENDING_PAYMENT);
        assertThat(status(tooLate)).isEqualTo(OrderStatus.EXPIRED);
        assertThat(tooLate.units()).isEqualTo(Units.STAY);
        assertThat(status(promotedTooLate)).isEqualTo(OrderStatus.EXPIRED);
        assertThat(promotedTooLate.units()).isEqualTo(Units.STAY);
    }

    @Test
    void aPromotedOrderHasTheNewDeadlineAndRemembersWhatItWasToldFirst() {
        var promoted =
                rules.step(in(OrderStatus.WAITLISTED), logged(some.promoted)).order();

        assertThat(promoted.deadline()).isEqualTo(NEW_DEADLINE);
        assertThat(promoted.answerNumber()).isEqualTo(3);
        assertThat(promoted.waitlistSequence()).isEqualTo(7);
    }

    @Test
    void aDeadlineThatWasExtendedIsNotOver() {
        var promoted =
                rules.step(in(OrderStatus.WAITLISTED), logged(some.promoted)).order();

        var early = rules.step(promoted, logged(new HoldExpired(some.id, DEADLINE)));
        var due = rules.step(promoted, logged(new HoldExpired(some.id, NEW_DEADLINE)));

        assertThat(early).isEqualTo(new Step(promoted, Units.STAY));
        assertThat(status(due)).isEqualTo(OrderStatus.EXPIRED);
    }

    @Test
    void aPlacedOrderIsWhatWasAskedFor() {
        var order = rules.step(null, logged(some.placed)).order();

        assertThat(order.id()).isEqualTo(some.id);
        assertThat(order.lines()).isEqualTo(some.draft.lines());
        assertThat(order.total()).isEqualTo(some.draft.total());
        assertThat(order.deadline()).isEqualTo(DEADLINE);
        assertThat(order.answerNumber()).isEqualTo(DEADLINE.toEpochMilli());
        assertThat(order.placedAt()).isEqualTo(NOW);
        assertThat(order.waitlistSequence()).isNull();
    }

    @Test
    void aRecordingIsNeverTooLate() {
        var late = rules.step(null, loggedAt(some.recorded, DEADLINE.plus(Duration.ofDays(1))));

        assertThat(status(late)).isEqualTo(OrderStatus.RECORDED);
        assertThat(late.units()).isEqualTo(Units.TAKEN);
        assertThat(late.order().deadline()).isNull();
        assertThat(late.order().placedAt()).isEqualTo(NOW);
    }

    private static @Nullable OrderStatus status(Step step) {
        return step.order() == null ? null : step.order().status();
    }

    private OrderRecord record(String kind) {
        return some.everything().stream()
                .filter(each -> each.getClass().getSimpleName().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    /** The order as it got there. */
    private Order in(OrderStatus status) {
        var pending = rules.step(null, logged(some.placed));
        var step = switch (status) {
            case WAITLISTED -> rules.step(null, logged(some.waitlisted));
            case PENDING_PAYMENT -> pending;
            case CONFIRMED -> rules.step(pending.order(), logged(some.confirmed));
            case EXPIRED -> rules.step(pending.order(), logged(some.expired));
            case SOLD_OUT ->
                rules.step(rules.step(null, logged(some.waitlisted)).order(), logged(some.closed));
            case CANCELLED -> rules.step(pending.order(), logged(some.cancelled));
            case REJECTED -> pending.rejected();
            case RECORDED -> rules.step(null, logged(some.recorded));
            case ROLLED_BACK ->
                rules.step(rules.step(null, logged(some.recorded)).order(), logged(some.rolledBack));
        };
        assertThat(status(step)).isEqualTo(status);
        return step.order();
    }
}
