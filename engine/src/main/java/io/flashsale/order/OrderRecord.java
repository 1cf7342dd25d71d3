package io.flashsale.order;

import io.flashsale.shared.CustomerId;
import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PaymentId;
import java.time.Instant;
import java.util.Objects;

/** One thing that happened to an order. The log holds them in the order of happening. */
public sealed interface OrderRecord {

    OrderId order();

    /** The gate holds the units until the deadline. */
    record OrderPlaced(OrderDraft draft, Instant heldAt, Instant deadline) implements OrderRecord {
        @Override
        public OrderId order() {
            return draft.id();
        }
    }

    /** The order waits at this position, counted from 1; a lower sequence is served first. */
    record OrderWaitlisted(OrderDraft draft, Instant joinedAt, long position, long sequence) implements OrderRecord {
        @Override
        public OrderId order() {
            return draft.id();
        }
    }

    /** A waiting order got its units, until the deadline. */
    record WaitlistPromoted(OrderId order, Instant promotedAt, Instant deadline) implements OrderRecord {}

    /** The customer does not wait any more. An order that was promoted before is not touched by it. */
    record WaitlistLeft(OrderId order, Instant leftAt) implements OrderRecord {}

    /** The sale is over, and nothing is left to wait for. An order that was promoted before is not touched by it. */
    record WaitlistClosed(OrderId order, Instant closedAt) implements OrderRecord {}

    /** An administrator vouches for a payment that came another way. */
    record ConfirmedByAdmin(OrderId order, CustomerId admin, Instant confirmedAt) implements OrderRecord {}

    /** The gate holds the units, and another system has said that they are used. */
    record UsageRecorded(OrderDraft draft, Instant recordedAt) implements OrderRecord {

        public UsageRecorded {
            if (draft.recording() == null) {
                throw new InvalidInput("recording", null, "what another system records");
            }
        }

        @Override
        public OrderId order() {
            return draft.id();
        }

        public Recording recording() {
            return Objects.requireNonNull(draft.recording());
        }
    }

    /** Another system takes back what it has recorded. */
    record UsageRolledBack(OrderId order, Attempt attempt, Instant rolledBackAt, ArchivalReason reason)
            implements OrderRecord {}

    /** The customer has begun to pay for the first time, which moves the deadline. */
    record PaymentStarted(OrderId order, PaymentId payment, Instant startedAt, Instant deadline)
            implements OrderRecord {}

    /** The money has come, whatever has become of the order. */
    record PaymentSucceeded(OrderId order, PaymentId payment, Instant at) implements OrderRecord {}

    /** The customer will pay on delivery, and has proved that the phone number is theirs. */
    record CashAgreed(OrderId order, PaymentId payment, Instant at) implements OrderRecord {}

    /**
     * The money will not come.
     *
     * @param last whether no attempt is left, and no other one may still pay
     */
    record PaymentFailed(OrderId order, PaymentId payment, Instant at, boolean last) implements OrderRecord {}

    /** The gate has had units once more for what was paid late. */
    record UnitsRetaken(OrderId order, PaymentId payment, Instant at) implements OrderRecord {}

    /** The gate has had no units for what was paid late. */
    record UnitsGone(OrderId order, PaymentId payment, Instant at) implements OrderRecord {}

    /** What was sold will not be shipped. */
    record FulfilmentCancelled(OrderId order, Instant at) implements OrderRecord {}

    /** What was sold is on its way. */
    record OrderShipped(OrderId order, Parcel parcel, Instant at) implements OrderRecord {}

    /** What was sold has arrived, whether or not anybody has said that it was shipped. */
    record OrderDelivered(OrderId order, Instant at) implements OrderRecord {}

    /** The gate has not done what follows from where the order stands: it shall do it now. Changes nothing else. */
    record EffectsMissed(OrderId order, Instant noticedAt) implements OrderRecord {}

    /** Nobody paid by this deadline. */
    record HoldExpired(OrderId order, Instant deadline) implements OrderRecord {}

    /** The customer does not want it any more. */
    record OrderCancelled(OrderId order, Instant cancelledAt) implements OrderRecord {}
}
