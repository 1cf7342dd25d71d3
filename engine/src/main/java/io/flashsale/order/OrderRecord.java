package io.flashsale.order;

import io.flashsale.shared.CustomerId;
import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.OrderId;
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

    /** Stands in for a payment until there are payments: an administrator vouches for it. */
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

    /** Nobody paid by this deadline. */
    record HoldExpired(OrderId order, Instant deadline) implements OrderRecord {}

    /** The customer does not want it any more. */
    record OrderCancelled(OrderId order, Instant cancelledAt) implements OrderRecord {}
}
