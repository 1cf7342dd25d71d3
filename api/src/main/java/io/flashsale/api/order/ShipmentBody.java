package io.flashsale.api.order;

import io.flashsale.order.Parcel;
import io.flashsale.shared.Fields;
import org.jspecify.annotations.Nullable;

/** What the back office tells of a parcel. */
record ShipmentBody(@Nullable String carrier, @Nullable String waybill) {

    Parcel toParcel() {
        var fields = new Fields();
        var who = fields.optional("carrier", carrier, Parcel::requireCarrier);
        var number = fields.optional("waybill", waybill, Parcel::requireWaybill);
        return fields.into(() -> new Parcel(who.orNull(), number.orNull()));
    }
}
