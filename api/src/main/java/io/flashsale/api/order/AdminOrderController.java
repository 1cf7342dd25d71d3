package io.flashsale.api.order;

import io.flashsale.api.security.Shopper;
import io.flashsale.checkout.EndOrder;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
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

    AdminOrderController(EndOrder endOrder) {
        this.endOrder = endOrder;
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
            summary = "Cancel a confirmed order that will not be delivered",
            description = "Its units go to the next in line, and what was paid online goes back. The same by Kafka: see"
                    + " the topic fulfillment-status-change in the README.")
    Mono<Void> cancel(@PathVariable String id) {
        return OrderPath.id(id).flatMap(endOrder::cancelFulfilment).flatMap(EndAnswers::of);
    }
}
