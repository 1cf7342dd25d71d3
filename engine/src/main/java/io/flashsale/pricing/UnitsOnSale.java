package io.flashsale.pricing;

import io.flashsale.shared.PriceDataId;
import java.util.Collection;
import java.util.Map;
import reactor.core.publisher.Mono;

/** How many units of limited prices can be had at this moment. */
public interface UnitsOnSale {

    /**
     * Units by price; a price is left out if its sale is not open or nothing is left. Signals
     * {@link io.flashsale.shared.Unavailable} when nobody can tell.
     */
    Mono<Map<PriceDataId, Integer>> of(Collection<PriceDataId> prices);
}
