package io.flashsale.api.order;

import io.flashsale.api.problem.Problem;
import io.flashsale.api.problem.ProblemType;
import io.flashsale.checkout.EndOutcome;
import reactor.core.publisher.Mono;

/** What a client is told of the wish to cancel, confirm, ship or deliver an order. */
final class EndAnswers {

    private EndAnswers() {}

    static Mono<Void> of(EndOutcome outcome) {
        return switch (outcome) {
            case EndOutcome.Accepted _ -> Mono.empty();
            case EndOutcome.NoSuchOrder _ -> Mono.error(OrderPath.noOrder());
            case EndOutcome.NotAllowed(var status) ->
                Mono.error(Problem.of(ProblemType.WRONG_STATE, "The order is " + status + ".")
                        .with("orderStatus", status)
                        .signal());
        };
    }
}
