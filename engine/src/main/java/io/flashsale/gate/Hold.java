package io.flashsale.gate;

import io.flashsale.shared.CustomerId;
import io.flashsale.shared.OrderId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the gate knows of one order.
 *
 * @param deadline null while it waits
 * @param sequence place in the waitlist it joined, 0 if it never waited
 * @param answer   what it was told first
 */
public record Hold(
        OrderId order,
        CustomerId customer,
        HoldState state,
        @Nullable Instant deadline,
        long sequence,
        String fingerprint,
        FirstAnswer answer,
        List<GateLine> lines) {

    /** In place of the deadline of an order whose units were sold again after they had gone back. */
    public static final Instant RETAKEN = Instant.ofEpochMilli(1);
}
