package io.flashsale.order;

import io.flashsale.shared.Label;
import org.jspecify.annotations.Nullable;

/**
 * What an order is sent as, as far as the warehouse tells.
 *
 * @param carrier who brings it
 * @param waybill the carrier's number of it
 */
public record Parcel(@Nullable String carrier, @Nullable String waybill) {

    private static final int LONGEST = 64;

    public Parcel {
        if (carrier != null) {
            requireCarrier(carrier);
        }
        if (waybill != null) {
            requireWaybill(waybill);
        }
    }

    public static String requireCarrier(String text) {
        return Label.require("carrier", text, LONGEST);
    }

    public static String requireWaybill(String text) {
        return Label.require("waybill", text, LONGEST);
    }
}
