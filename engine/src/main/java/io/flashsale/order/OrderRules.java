package io.flashsale.order;

import io.flashsale.order.OrderRecord.CashAgreed;
import io.flashsale.order.OrderRecord.ConfirmedByAdmin;
import io.flashsale.order.OrderRecord.FulfilmentCancelled;
import io.flashsale.order.OrderRecord.HoldExpired;
import io.flashsale.order.OrderRecord.OrderCancelled;
import io.flashsale.order.OrderRecord.OrderDelivered;
import io.flashsale.order.OrderRecord.OrderPlaced;
import io.flashsale.order.OrderRecord.OrderShipped;
import io.flashsale.order.OrderRecord.OrderWaitlisted;
import io.flashsale.order.OrderRecord.PaymentFailed;
import io.flashsale.order.OrderRecord.PaymentStarted;
import io.flashsale.order.OrderRecord.PaymentSucceeded;
import io.flashsale.order.OrderRecord.UnitsGone;
import io.flashsale.order.OrderRecord.UnitsRetaken;
import io.flashsale.order.OrderRecord.UsageRecorded;
import io.flashsale.order.OrderRecord.UsageRolledBack;
import io.flashsale.order.OrderRecord.WaitlistClosed;
import io.flashsale.order.OrderRecord.WaitlistLeft;
import io.flashsale.order.OrderRecord.WaitlistPromoted;
import io.flashsale.shared.PaymentId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The only transitions there are. Whatever stands in no rule changes nothing, so every record may be applied again.
 *
 * @param grace after a deadline, for what was on its way
 */
public record OrderRules(Duration grace) {

    /** What a record makes of an order; {@code current} is null for one that the ledger does not have. */
    public Step step(@Nullable Order current, LoggedRecord logged) {
        return switch (logged.record()) {
            case OrderPlaced placed when current == null -> place(placed, logged.loggedAt());
            case OrderWaitlisted waitlisted when current == null -> join(waitlisted);
            case WaitlistPromoted promoted
            when is(current, OrderStatus.WAITLISTED) -> promote(current, promoted, logged.loggedAt());
            case WaitlistLeft _, OrderCancelled _
            when is(current, OrderStatus.WAITLISTED) -> new Step(current.with(OrderStatus.CANCELLED), Units.STAY);
            case WaitlistClosed _
            when is(current, OrderStatus.WAITLISTED) -> new Step(current.with(OrderStatus.SOLD_OUT), Units.STAY);
            case ConfirmedByAdmin _
            when is(current, OrderStatus.PENDING_PAYMENT) -> new Step(current.with(OrderStatus.CONFIRMED), Units.STAY);
            case UsageRecorded recorded when current == null -> record(recorded);
            case UsageRolledBack _
            when is(current, OrderStatus.RECORDED) -> new Step(current.with(OrderStatus.ROLLED_BACK), Units.GIVEN_BACK);
            case PaymentStarted started
            when is(current, OrderStatus.PENDING_PAYMENT) -> new Step(extended(current, started), Units.STAY);
            case PaymentSucceeded succeeded when current != null -> pay(current, succeeded.payment());
            case CashAgreed agreed
            when is(current, OrderStatus.PENDING_PAYMENT) ->
                confirm(current, new OrderPayment(agreed.payment(), false));
            case PaymentFailed failed
            when is(current, OrderStatus.PENDING_PAYMENT) && failed.last() ->
                new Step(current.with(OrderStatus.PAYMENT_FAILED), Units.GIVEN_BACK);
            case UnitsRetaken _
            when is(current, OrderStatus.PAID_LATE) -> new Step(current.with(OrderStatus.CONFIRMED), Units.TAKEN);
            case UnitsGone _
            when is(current, OrderStatus.PAID_LATE) -> new Step(current.with(OrderStatus.REFUNDED), Units.STAY);
            case FulfilmentCancelled _
            when is(current, OrderStatus.CONFIRMED) -> new Step(current.with(OrderStatus.CANCELLED), Units.GIVEN_BACK);
            case OrderShipped shipped when is(current, OrderStatus.CONFIRMED) -> ship(current, shipped);
            case OrderDelivered delivered when current != null -> deliver(current, delivered);
            case HoldExpired expired when is(current, OrderStatus.PENDING_PAYMENT) -> expire(current, expired);
            case OrderCancelled _
            when is(current, OrderStatus.PENDING_PAYMENT) ->
                new Step(current.with(OrderStatus.CANCELLED), Units.GIVEN_BACK);
            default -> new Step(current, Units.STAY);
        };
    }

    private static Order extended(Order current, PaymentStarted started) {
        Instant deadline = current.deadline();
        return deadline != null && deadline.isBefore(started.deadline()) ? current.until(started.deadline()) : current;
    }

    /** Money that pays for nothing changes nothing here: what follows is that it goes back. */
    private static Step pay(Order current, PaymentId payment) {
        return switch (current.status()) {
            case PENDING_PAYMENT -> confirm(current, new OrderPayment(payment, false));
            case EXPIRED, CANCELLED, PAYMENT_FAILED -> payLate(current, payment);
            default -> new Step(current, Units.STAY);
        };
    }

    /** What was paid before has ended for another reason than that nobody paid. */
    private static Step payLate(Order current, PaymentId payment) {
        return current.payment() == null
                ? new Step(current.with(OrderStatus.PAID_LATE).paidBy(new OrderPayment(payment, true)), Units.STAY)
                : new Step(current, Units.STAY);
    }

    private static Step confirm(Order current, OrderPayment payment) {
        return new Step(current.with(OrderStatus.CONFIRMED).paidBy(payment), Units.STAY);
    }

    private static Step ship(Order current, OrderShipped shipped) {
        return new Step(current.shipped(shipped.parcel(), shipped.at()), Units.STAY);
    }

    /** What has arrived was shipped, whether or not anybody has said so. */
    private static Step deliver(Order current, OrderDelivered delivered) {
        return switch (current.status()) {
            case CONFIRMED, SHIPPED -> new Step(current.delivered(delivered.at()), Units.STAY);
            default -> new Step(current, Units.STAY);
        };
    }

    private Step place(OrderPlaced placed, Instant loggedAt) {
        OrderDraft draft = placed.draft();
        Order order = new Order(
                draft.id(),
                draft.sale(),
                draft.customer(),
                OrderStatus.PENDING_PAYMENT,
                draft.total(),
                placed.deadline(),
                null,
                placed.deadline().toEpochMilli(),
                draft.fingerprint(),
                placed.heldAt(),
                null,
                null,
                draft.lines());
        return unlessTooLate(order, placed.deadline(), loggedAt);
    }

    private static Step join(OrderWaitlisted waitlisted) {
        OrderDraft draft = waitlisted.draft();
        Order order = new Order(
                draft.id(),
                draft.sale(),
                draft.customer(),
                OrderStatus.WAITLISTED,
                draft.total(),
                null,
                waitlisted.sequence(),
                waitlisted.position(),
                draft.fingerprint(),
                waitlisted.joinedAt(),
                null,
                null,
                draft.lines());
        return new Step(order, Units.STAY);
    }

    /** However late the log took it: nobody has ended the hold meanwhile, because nobody has heard of the order. */
    private static Step record(UsageRecorded recorded) {
        OrderDraft draft = recorded.draft();
        Order order = new Order(
                draft.id(),
                draft.sale(),
                draft.customer(),
                OrderStatus.RECORDED,
                draft.total(),
                null,
                null,
                recorded.recordedAt().toEpochMilli(),
                draft.fingerprint(),
                recorded.recordedAt(),
                null,
                null,
                draft.lines());
        return new Step(order, Units.TAKEN);
    }

    private Step promote(Order current, WaitlistPromoted promoted, Instant loggedAt) {
        Order order = current.with(OrderStatus.PENDING_PAYMENT).until(promoted.deadline());
        return unlessTooLate(order, promoted.deadline(), loggedAt);
    }

    private Step unlessTooLate(Order order, Instant deadline, Instant loggedAt) {
        return loggedAt.isAfter(deadline.plus(grace))
                ? new Step(order.with(OrderStatus.EXPIRED), Units.STAY)
                : new Step(order, Units.TAKEN);
    }

    /** A deadline that was extended since the record was written is not over. */
    private static Step expire(Order current, HoldExpired expired) {
        Instant deadline = current.deadline();
        boolean extended = deadline != null && deadline.isAfter(expired.deadline());
        return extended ? new Step(current, Units.STAY) : new Step(current.with(OrderStatus.EXPIRED), Units.GIVEN_BACK);
    }

    private static boolean is(@Nullable Order current, OrderStatus status) {
        return current != null && current.status() == status;
    }

    /** What becomes of the order's limited units in MySQL. */
    public enum Units {
        STAY,
        TAKEN,
        GIVEN_BACK
    }

    /** The order afterwards: the same instance if nothing changed, null if there still is none. */
    public record Step(@Nullable Order order, Units units) {

        /** The step when MySQL does not have the units that the gate granted. */
        public Step rejected() {
            return new Step(order == null ? null : order.with(OrderStatus.REJECTED), Units.STAY);
        }

        /** The step when another order was recorded at the same attempt: the units come back at the gate. */
        Step outrun() {
            return new Step(order == null ? null : order.with(OrderStatus.ROLLED_BACK), Units.STAY);
        }
    }
}
