package io.flashsale.sale;

import reactor.core.publisher.Mono;

/** What hangs on a step of a sale. */
public interface SaleStepEffect {

    /**
     * In the transaction that takes the step: both are kept, or none and the step is taken again. So it writes to
     * MySQL, shortly, and nothing else. May come long after the time of the step, if no process was there: what is
     * too late then is for the effect to say.
     */
    Mono<Void> after(DueStep step, Sale sale);
}
