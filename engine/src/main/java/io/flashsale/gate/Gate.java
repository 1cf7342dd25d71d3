package io.flashsale.gate;

import io.flashsale.shared.OrderId;
import java.time.Instant;
import java.util.Collection;
import reactor.core.publisher.Mono;

/**
 * Decides who gets a unit. Every call may be repeated: an order is decided once and its hold released at most once.
 * Calls end within the time-out of the settings; an error means that nobody knows whether the call took effect, and is
 * an {@link io.flashsale.shared.Unavailable} when Redis does not answer or too many requests wait for it.
 */
public interface Gate {

    /** Decides one request. Concurrent requests of a segment travel together. Bounded: one too many is turned away. */
    Mono<GateOutcome> reserve(GateRequest request);

    /** The log has acknowledged the first records of these orders. Need not succeed: the sweeper asks again. */
    Mono<Void> logged(Segment segment, Collection<OrderId> orders);

    /** What the gate knows of an order; empty if nothing. */
    Mono<StoredHold> find(Segment segment, OrderId order);

    /**
     * Ends a hold or a wait, at most once. Harmless when there is none or the segment is fenced.
     *
     * @return how many of those who wait were promoted
     */
    Mono<Integer> release(Segment segment, OrderId order, UnitsOnRelease units);

    /** Marks a hold as sold. Harmless when there is none or the segment is fenced. */
    Mono<Void> settle(Segment segment, OrderId order);

    /** Moves the deadline of a hold, never back. Harmless when there is none or the segment is fenced. */
    Mono<Void> extend(Segment segment, OrderId order, Instant deadline);

    /**
     * Sells the units of an order whose hold was released once more, all or none, and marks them as sold. Nobody in the
     * waitlist is passed over.
     *
     * @return whether the order has its units now; false also when the segment is fenced
     */
    Mono<Boolean> retake(Segment segment, OrderId order);
}
