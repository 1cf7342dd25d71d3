package io.flashsale.api.order;

import io.flashsale.api.problem.Problem;
import io.flashsale.api.problem.ProblemType;
import io.flashsale.api.security.Shopper;
import io.flashsale.checkout.EndOrder;
import io.flashsale.checkout.FindPlace;
import io.flashsale.checkout.PlaceOutcome;
import io.flashsale.order.OrderStatus;
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

/** The place of an own order in the waitlist. */
@RestController
@RequestMapping("/api/orders/{id}/waitlist")
@Tag(name = "Orders")
class WaitlistController {

    private final FindPlace places;
    private final EndOrder endOrder;

    WaitlistController(FindPlace places, EndOrder endOrder) {
        this.places = places;
        this.endOrder = endOrder;
    }

    @GetMapping
    @Operation(
            summary = "Show how far an own order has come in the waitlist",
            description = "409 when it has units or needs none, 410 when it has ended.")
    Mono<PlaceJson> show(@AuthenticationPrincipal Shopper shopper, @PathVariable String id) {
        return OrderPath.id(id).flatMap(order -> places.of(shopper.id(), order)).flatMap(WaitlistController::answer);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Leave the waitlist: the order is cancelled",
            description = "409 when it has got its units meanwhile: it is left as it is.")
    Mono<Void> leave(@AuthenticationPrincipal Shopper shopper, @PathVariable String id) {
        return OrderPath.id(id)
                .flatMap(order -> endOrder.leaveWaitlist(shopper.id(), order))
                .flatMap(EndAnswers::of);
    }

    private static Mono<PlaceJson> answer(PlaceOutcome outcome) {
        return switch (outcome) {
            case PlaceOutcome.Waiting(var order, var position) -> Mono.just(PlaceJson.of(order, position));
            case PlaceOutcome.NoSuchOrder _ -> Mono.error(OrderPath.noOrder());
            case PlaceOutcome.NotWaiting(var status) -> Mono.error(notWaiting(status));
        };
    }

    private static RuntimeException notWaiting(OrderStatus status) {
        ProblemType type = status.isDecided() ? ProblemType.NOT_WAITING : ProblemType.WRONG_STATE;
        return Problem.of(type, "The order is " + status + ".")
                .with("orderStatus", status)
                .signal();
    }
}
