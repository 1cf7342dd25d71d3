package io.flashsale.order;

import static io.flashsale.order.SomeOrder.DEADLINE;
import static io.flashsale.order.SomeOrder.GRACE;
import static io.flashsale.order.SomeOrder.NEW_DEADLINE;
import static io.flashsale.order.SomeOrder.NOW;
import static io.flashsale.order.SomeOrder.PARCEL;
import static io.flashsale.order.SomeOrder.logged;
import static io.flashsale.order.SomeOrder.loggedAt;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.order.OrderRecord.HoldExpired;
import io.flashsale.order.OrderRecord.PaymentFailed;
import io.flashsale.order.OrderRecord.PaymentStarted;
import io.flashsale.order.OrderRules.Step;
import io.flashsale.order.OrderRules.Units;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderRulesTests {

    /** Record, state before (a minus for no order), state afterwards, units. What is not here changes nothing. */
    private static final String TRANSITIONS = """
            OrderPlaced         | -               | PENDING_PAYMENT | TAKEN
            OrderWaitlisted     | -               | WAITLISTED      | STAY
            WaitlistPromoted    | WAITLISTED      | PENDING_PAYMENT | TAKEN
            WaitlistLeft        | WAITLISTED      | CANCELLED       | STAY
            WaitlistClosed      | WAITLISTED      | SOLD_OUT        | STAY
            ConfirmedByAdmin    | PENDING_PAYMENT | CONFIRMED       | STAY
            PaymentStarted      | PENDING_PAYMENT | PENDING_PAYMENT | STAY
            PaymentSucceeded    | PENDING_PAYMENT | CONFIRMED       | STAY
            PaymentSucceeded    | EXPIRED         | PAID_LATE       | STAY
            PaymentSucceeded    | CANCELLED       | PAID_LATE       | STAY
            PaymentSucceeded    | PAYMENT_FAILED  | PAID_LATE       | STAY
            CashAgreed          | PENDING_PAYMENT | CONFIRMED       | STAY
            PaymentFailed       | PENDING_PAYMENT | PAYMENT_FAILED  | GIVEN_BACK
            UnitsRetaken        | PAID_LATE       | CONFIRMED       | TAKEN
            UnitsGone           | PAID_LATE       | REFUNDED        | STAY
            FulfilmentCancelled | CONFIRMED       | CANCELLED       | GIVEN_BACK
            OrderShipped        | CONFIRMED       | SHIPPED         | STAY
            OrderDelivered      | CONFIRMED       | DELIVERED       | STAY
            OrderDelivered      | SHIPPED         | DELIVERED       | STAY
            HoldExpired         | PENDING_PAYMENT | EXPIRED         | GIVEN_BACK
            OrderCancelled      | WAITLISTED      | CANCELLED       | STAY
            OrderCancelled      | PENDING_PAYMENT | CANCELLED       | GIVEN_BACK
            UsageRecorded       | -               | RECORDED        | TAKEN
            UsageRolledBack     | RECORDED        | ROLLED_BACK     | GIVEN_BACK
            """;

    private final OrderRules rules = new OrderRules(GRACE);
    private final SomeOrder some = new SomeOrder(1);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = TRANSITIONS)
    void aRecordInAStateMakesOfTheOrder(String record, String before, OrderStatus after, Units units) {
        var current = before.equals("-") ? null : in(OrderStatus.valueOf(before));

        var step = rules.step(current, logged(record(record)));

        assertThat(step.units()).isEqualTo(units);
        assertThat(status(step)).isEqualTo(after);
        assertThat(step.order()).isNotEqualTo(current);
    }

    @Test
    void everyOtherRecordInEveryOtherStateChangesNothing() {
        for (var record : some.everything()) {
            for (var current : everyState()) {
                if (!inTheTable(record, current)) {
                    assertThat(rules.step(current, logged(record)))
                            .as("%s: the same instance, so that nothing is written", record)
                            .satisfies(step -> assertThat(step.order()).isSameAs(current))
                            .extracting(Step::units)
                            .isEqualTo(Units.STAY);
                }
            }
        }
    }

    private List<@Nullable Order> everyState() {
        List<@Nullable Order> all = new ArrayList<>();
        all.add(null);
        for (var status : OrderStatus.values()) {
            all.add(in(status));
        }
        return all;
    }

    private static boolean inTheTable(OrderRecord record, @Nullable Order current) {
        var kind = record.getClass().getSimpleName();
        var before = current == null ? "-" : current.status().name();
        return TRANSITIONS
                .lines()
                .map(line -> List.of(line.split("\\s*\\|\\s*")))
                .anyMatch(row -> row.get(0).equals(kind) && row.get(1).equals(before));
    }

    @Test
    void thereIsOneOfEveryKindOfRecord() {
        assertThat(some.everything())
                .extracting(each -> (Object) each.getClass())
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(OrderRecord.class.getPermittedSubclasses()));
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
    void theStartOfAPaymentMovesTheDeadlineButNeverBack() {
        var started = rules.step(in(OrderStatus.PENDING_PAYMENT), logged(some.started))
                .order();

        var back = rules.step(started, logged(new PaymentStarted(some.id, some.payment, NOW, DEADLINE)));

        assertThat(started.deadline()).isEqualTo(NEW_DEADLINE);
        assertThat(back.order()).isSameAs(started);
    }

    @Test
    void withAnAttemptLeftAFailureChangesNothing() {
        var pending = in(OrderStatus.PENDING_PAYMENT);

        var step = rules.step(pending, logged(new PaymentFailed(some.id, some.payment, NOW, false)));

        assertThat(step).isEqualTo(new Step(pending, Units.STAY));
    }

    @Test
    void anOrderRemembersWhatPaidItAndWhetherInTime() {
        var inTime = rules.step(in(OrderStatus.PENDING_PAYMENT), logged(some.succeeded));
        var late = rules.step(in(OrderStatus.PAID_LATE), logged(some.retaken));

        assertThat(inTime.order().payment()).isEqualTo(new OrderPayment(some.payment, false));
        assertThat(late.order().payment()).isEqualTo(new OrderPayment(some.payment, true));
    }

    @Test
    void whatWasPaidAndNotDeliveredIsNotPaidAgainByTheSameWord() {
        var paid = rules.step(in(OrderStatus.PENDING_PAYMENT), logged(some.succeeded))
                .order();
        var cancelled = rules.step(paid, logged(some.notDelivered)).order();

        assertThat(rules.step(cancelled, logged(some.succeeded))).isEqualTo(new Step(cancelled, Units.STAY));
    }

    @Test
    void anOrderRemembersItsParcelAndWhenItWentAndArrived() {
        var shipped = in(OrderStatus.SHIPPED);
        var delivered = in(OrderStatus.DELIVERED);
        var withoutAWord =
                rules.step(in(OrderStatus.CONFIRMED), logged(some.delivered)).order();

        assertThat(shipped.shipment()).isEqualTo(new Shipment(PARCEL, NOW, null));
        assertThat(delivered.shipment()).isEqualTo(new Shipment(PARCEL, NOW, DEADLINE));
        assertThat(withoutAWord.shipment()).isEqualTo(new Shipment(new Parcel(null, null), null, DEADLINE));
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
            case SHIPPED -> rules.step(in(OrderStatus.CONFIRMED), logged(some.shipped));
            case DELIVERED -> rules.step(in(OrderStatus.SHIPPED), logged(some.delivered));
            case EXPIRED -> rules.step(pending.order(), logged(some.expired));
            case SOLD_OUT ->
                rules.step(rules.step(null, logged(some.waitlisted)).order(), logged(some.closed));
            case CANCELLED -> rules.step(pending.order(), logged(some.cancelled));
            case REJECTED -> pending.rejected();
            case RECORDED -> rules.step(null, logged(some.recorded));
            case ROLLED_BACK ->
                rules.step(rules.step(null, logged(some.recorded)).order(), logged(some.rolledBack));
            case PAYMENT_FAILED -> rules.step(pending.order(), logged(some.failed));
            case PAID_LATE -> rules.step(in(OrderStatus.EXPIRED), logged(some.succeeded));
            case REFUNDED -> rules.step(in(OrderStatus.PAID_LATE), logged(some.gone));
        };
        assertThat(status(step)).isEqualTo(status);
        return step.order();
    }
}
