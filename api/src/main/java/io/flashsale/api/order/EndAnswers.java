package io.flashsale.api.order;

import io.flashsale.api.problem.Problem;
import io.flashsale.api.problem.ProblemType;
import io.flashsale.checkout.EndOutcome;
import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.OrderId;
import reactor.core.publisher.Mono;

/** What a client is told of the wish to end an order. */
final class EndAnswers {

    private EndAnswers() {}

    static Mono<Void> of(EndOutcome outcome) {
        return switch (outcome) {
            case EndOutcome.Accepted _ -> Mono.empty();
            case EndOutcome.NoSuchOrder _ -> Mono.error(noOrder());
            case EndOutcome.NotAllowed(var status) ->
                Mono.error(Problem.of(ProblemType.WRONG_STATE, "The order is " + status + ".")
                        .with("status", status)
                        .signal());
        };
    }

    static RuntimeException noOrder() {
        return Problem.of(ProblemType.NOT_FOUND, "There is no such order.").signal();
    }

    /** An impossible id names no order: the 404 is the same as for somebody else's. */
    static Mono<OrderId> id(String text) {
        return Mono.fromSupplier(() -> new OrderId(text)).onErrorMap(InvalidInput.class, _ -> noOrder());
    }
}
