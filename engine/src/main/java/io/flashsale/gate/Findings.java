package io.flashsale.gate;

import io.flashsale.shared.OrderId;
import java.time.Instant;
import java.util.List;

/** What one look at a segment found. */
public record Findings(
        List<Overdue> overdue,
        List<Unserved> unserved,
        List<Unlogged> unlogged,
        List<Promoted> promoted,
        String nextCursor,
        long openHolds) {

    /** A hold whose deadline is over. */
    public record Overdue(OrderId order, Instant deadline) {}

    /** An order that waits for nothing: its sale is over and no hold is open. */
    public record Unserved(OrderId order, Instant at) {}

    /** An order of the waitlist that got its units. */
    public record Promoted(OrderId order, Instant at, Instant deadline) {}
}
