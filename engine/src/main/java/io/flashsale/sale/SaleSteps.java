package io.flashsale.sale;

import io.flashsale.shared.SaleId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The steps that were taken, as MySQL has them. */
public interface SaleSteps {

    Flux<SaleStep> taken(SaleId sale);

    /**
     * Takes a step together with what hangs on it, in one transaction. False if somebody else has taken it, or the sale
     * is not in the given state any more.
     */
    Mono<Boolean> take(Sale sale, DueStep step, Mono<Void> effects);
}
