package io.flashsale.api.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.flashsale.api.json.MoneyJson;
import io.flashsale.checkout.OrderView;
import io.flashsale.order.OrderLine;
import io.flashsale.order.OrderStatus;
import io.flashsale.order.Shipment;
import io.flashsale.shared.PriceType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order.
 *
 * @param payBy    only while a payment is awaited
 * @param position only while it waits: its place in the waitlist now; 1 is next
 * @param shipment only when it was shipped or delivered
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrderJson(
        String id,
        String saleId,
        OrderStatus status,
        @Nullable Instant payBy,
        @Nullable Long position,
        MoneyJson total,
        List<Line> lines,
        @Nullable ShipmentJson shipment) {

    static OrderJson of(OrderView order) {
        return new OrderJson(
                order.id().value(),
                order.sale().value(),
                order.status(),
                order.payBy(),
                order.position(),
                MoneyJson.of(order.total()),
                order.lines().stream().map(Line::of).toList(),
                order.shipment() == null ? null : ShipmentJson.of(order.shipment()));
    }

    /** How it has gone to the customer, as far as the warehouse has told. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ShipmentJson(
            @Nullable String carrier,
            @Nullable String waybill,
            @Nullable Instant shippedAt,
            @Nullable Instant deliveredAt) {

        static ShipmentJson of(Shipment shipment) {
            return new ShipmentJson(
                    shipment.parcel().carrier(),
                    shipment.parcel().waybill(),
                    shipment.shippedAt(),
                    shipment.deliveredAt());
        }
    }

    /** @param priceDataId absent for a base price */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            String sku,
            int quantity,
            MoneyJson unitPrice,
            PriceType priceType,
            @Nullable String priceDataId,
            boolean limitedByQuantity) {

        static Line of(OrderLine line) {
            return new Line(
                    line.sku().value(),
                    line.quantity(),
                    MoneyJson.of(line.price().amount()),
                    line.price().type(),
                    line.price().priceDataText(),
                    line.price().limited());
        }
    }
}
