package io.flashsale.api.order;

import io.flashsale.api.problem.Problem;
import io.flashsale.api.problem.ProblemType;
import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.OrderId;
import reactor.core.publisher.Mono;

/** Orders as paths name them. */
public final class OrderPath {

    private OrderPath() {}

    /** An impossible id names no order: the 404 is the same as for somebody else's. */
    public static Mono<OrderId> id(String text) {
        return Mono.fromSupplier(() -> new OrderId(text)).onErrorMap(InvalidInput.class, _ -> noOrder());
    }

    public static RuntimeException noOrder() {
        return Problem.of(ProblemType.NOT_FOUND, "There is no such order.").signal();
    }
}
