package io.flashsale.gate;

import java.time.Duration;
import java.time.Instant;

/** The gate's answer to one request. If several apply, the first is given. */
public sealed interface GateOutcome {

    /** The segment is not loaded, or loaded under another epoch. Nothing was decided. */
    record Fenced() implements GateOutcome {}

    /** This order was decided before. */
    record Replayed(FirstAnswer answer) implements GateOutcome {}

    /** This order was decided before, for another request. */
    record KeyReused() implements GateOutcome {}

    record NotOpen(Instant opensAt) implements GateOutcome {}

    record Paused() implements GateOutcome {}

    record Closed() implements GateOutcome {}

    record NotRegistered() implements GateOutcome {}

    /** The token bucket is empty; there may be a token after that time. */
    record Throttled(Duration retryAfter) implements GateOutcome {}

    /** Units held, sold or waited for by this customer, and those asked for, are more than the limit. */
    record LimitReached(int limit) implements GateOutcome {}

    /** All lines are held for the order until the deadline. */
    record Held(Instant heldAt, Instant deadline) implements GateOutcome {}

    /** The order waits for units; the position counts from 1, a lower sequence is served first. */
    record Waitlisted(Instant joinedAt, long position, long sequence) implements GateOutcome {}

    /**
     * Not enough units, and no place left to wait or no wish to. A process that remembers this says so at once,
     * whatever applies besides.
     */
    record SoldOut() implements GateOutcome {}
}
