package io.flashsale.gate;

import io.flashsale.shared.SaleId;
import java.util.Collection;
import reactor.core.publisher.Mono;

/** Who may buy in a sale that asks for registration, told while the sale is loaded. */
public interface GateRegistration {

    int MOST_AT_ONCE = 500;

    /**
     * Repeatable, in any order. {@link io.flashsale.shared.Unavailable} when Redis does not answer: nobody knows then
     * whether it was told.
     *
     * @param changed at most {@value #MOST_AT_ONCE}
     * @return whether nothing needs to be told any more: the gate knows, or the next load will read it from MySQL;
     *     false while the sale is being loaded: tell it again
     */
    Mono<Boolean> tell(SaleId sale, Collection<Participant> changed);
}
