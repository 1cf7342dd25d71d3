package io.flashsale.api.order;

import io.flashsale.api.security.Shopper;
import io.flashsale.checkout.EndOrder;
import io.flashsale.checkout.FindOrder;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A customer's own orders. Somebody else's do not exist. */
@RestController
@RequestMapping("/api/orders")
@Tag(name = "Orders")
class OrderController {

    private final FindOrder orders;
    private final EndOrder endOrder;

    OrderController(FindOrder orders, EndOrder endOrder) {
        this.orders = orders;
        this.endOrder = endOrder;
    }

    @GetMapping("/{id}")
    @Operation(summary = "Show an own order, from the moment it was accepted")
    Mono<OrderJson> show(@AuthenticationPrincipal Shopper shopper, @PathVariable String id) {
        return OrderPath.id(id)
                .flatMap(order -> orders.find(shopper.id(), order))
                .map(OrderJson::of)
                .switchIfEmpty(Mono.error(OrderPath::noOrder));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Cancel an own order that is not paid; its units go to the next in line at once")
    Mono<Void> cancel(@AuthenticationPrincipal Shopper shopper, @PathVariable String id) {
        return OrderPath.id(id)
                .flatMap(order -> endOrder.cancel(shopper.id(), order))
                .flatMap(EndAnswers::of);
    }
}
