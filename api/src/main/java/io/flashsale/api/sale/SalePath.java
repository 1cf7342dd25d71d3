package io.flashsale.api.sale;

import io.flashsale.api.problem.Problem;
import io.flashsale.api.problem.ProblemType;
import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.SaleId;
import reactor.core.publisher.Mono;

/** Sales as paths name them. */
final class SalePath {

    private SalePath() {}

    /** An impossible id names no sale. */
    static Mono<SaleId> id(String text) {
        return Mono.fromSupplier(() -> new SaleId(text)).onErrorMap(InvalidInput.class, _ -> noSale());
    }

    static RuntimeException noSale() {
        return Problem.of(ProblemType.NOT_FOUND, "There is no such sale.").signal();
    }
}
