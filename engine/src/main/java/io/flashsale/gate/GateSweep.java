package io.flashsale.gate;

import io.flashsale.shared.OrderId;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** Finds what fell behind at the gate. Several may sweep at once; finding a thing twice is harmless. */
public interface GateSweep {

    /**
     * Looks once. A hold counts as overdue when its deadline is past by the grace, a waiting order as
     * unserved when the sale has closed and no hold is open, or when the line is over; neither is found again for a
     * while. A record counts as unlogged when the log has not acknowledged it within the patience. Empty when the
     * segment is not loaded.
     *
     * @param cursor   where the last look ended, "0" to begin
     * @param lineOver nobody who waits is offered anything any more, by this look or after it
     */
    Mono<Findings> sweep(Segment segment, Duration grace, Duration patience, String cursor, boolean lineOver);

    /** This promotion is in the log. */
    Mono<Void> promotionLogged(Segment segment, OrderId order);
}
