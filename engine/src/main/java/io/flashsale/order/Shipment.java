package io.flashsale.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an order has gone to its customer.
 *
 * @param shippedAt   null if only the delivery was told
 * @param deliveredAt null while it is on its way
 */
public record Shipment(
        Parcel parcel,
        @Nullable Instant shippedAt,
        @Nullable Instant deliveredAt) {

    private static final Shipment UNTOLD = new Shipment(new Parcel(null, null), null, null);

    static Shipment delivered(@Nullable Shipment shipped, Instant at) {
        Shipment before = shipped == null ? UNTOLD : shipped;
        return new Shipment(before.parcel, before.shippedAt, at);
    }
}
