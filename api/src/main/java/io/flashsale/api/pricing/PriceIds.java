package io.flashsale.api.pricing;

import io.flashsale.api.problem.Problem;
import io.flashsale.api.problem.ProblemType;
import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.PriceDataId;
import reactor.core.publisher.Mono;

/** Prices named in a path. */
final class PriceIds {

    private PriceIds() {}

    /** An impossible id names no price: the 404 is the same. */
    static Mono<PriceDataId> of(String text) {
        return Mono.fromSupplier(() -> new PriceDataId(text)).onErrorMap(InvalidInput.class, _ -> noPrice());
    }

    static RuntimeException noPrice() {
        return Problem.of(ProblemType.NOT_FOUND, "There is no such price.").signal();
    }
}
