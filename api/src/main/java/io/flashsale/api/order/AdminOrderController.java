package io.flashsale.api.order;

import io.flashsale.api.security.Shopper;
import io.flashsale.checkout.EndOrder;
import io.flashsale.checkout.FulfilOrder;
import io.flashsale.order.Parcel;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Orders for the back office. */
@RestController
@RequestMapping("/api/admin/orders")
@Tag(name = "Orders in the back office")
class AdminOrderController {

    private final EndOrder endOrder;
    private final FulfilOrder fulfilOrder;

    AdminOrderController(EndOrder endOrder, FulfilOrder fulfilOrder) {
        this.endOrder = endOrder;
        this.fulfilOrder = fulfilOrder;
    }

    @PostMapping("/{id}/confirm")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Confirm an order by hand that was paid another way")
    Mono<Void> confirm(@AuthenticationPrincipal Shopper admin, @PathVariable String id) {
        return OrderPath.id(id)
                .flatMap(order -> endOrder.confirmByAdmin(admin.id(), order))
                .flatMap(EndAnswers::of);
    }

    @PostMapping("/{id}/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Cancel a confirmed order that will not be shipped",
            description = "Its units go to the next in line, and what was paid online goes back. The same by Kafka: see"
                    + " the topic fulfillment-status-change in the README.")
    Mono<Void> cancel(@PathVariable String id) {
        return OrderPath.id(id).flatMap(fulfilOrder::cancel).flatMap(EndAnswers::of);
    }

    @PostMapping("/{id}/ship")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Say that a confirmed order is on its way",
            description = "Carrier and waybill may be missing. Repeatable; 409 when it was shipped as another parcel,"
                    + " or is in no state for it. The same by Kafka: SHIPPED on fulfillment-status-change.")
    Mono<Void> ship(@PathVariable String id, @RequestBody(required = false) Mono<ShipmentBody> body) {
        return OrderPath.id(id)
                .flatMap(order -> body.map(ShipmentBody::toParcel)
                        .defaultIfEmpty(new Parcel(null, null))
                        .flatMap(parcel -> fulfilOrder.ship(order, parcel)))
                .flatMap(EndAnswers::of);
    }

    @PostMapping("/{id}/deliver")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Say that a confirmed order has arrived, shipped or not",
            description = "Repeatable. The same by Kafka: DELIVERED on fulfillment-status-change.")
    Mono<Void> deliver(@PathVariable String id) {
        return OrderPath.id(id).flatMap(fulfilOrder::deliver).flatMap(EndAnswers::of);
    }
}
