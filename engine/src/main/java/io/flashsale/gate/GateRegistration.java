package io.flashsale.gate;

import io.flashsale.shared.CustomerId;
import io.flashsale.shared.SaleId;
import reactor.core.publisher.Mono;

/** Who may buy in a sale that asks for registration, told one by one while the sale is loaded. */
public interface GateRegistration {

    /**
     * Repeatable; of two calls for one customer the later one counts. {@link io.flashsale.shared.Unavailable} when
     * Redis does not answer: nobody knows then whether it was told.
     *
     * @return whether nothing needs to be told any more: the gate knows, or the next load will read it from MySQL;
     *     false while the sale is being loaded: tell it again
     */
    Mono<Boolean> tell(SaleId sale, CustomerId customer, boolean registered);
}
