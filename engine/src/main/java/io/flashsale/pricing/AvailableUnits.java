package io.flashsale.pricing;

import io.flashsale.shared.PriceDataId;
import java.util.Collection;
import java.util.Map;
import reactor.core.publisher.Mono;

/** The units to be had at once of limited prices: fewer than the ledger has booked while orders are new. */
public interface AvailableUnits {

    /**
     * For customers, by price: prices whose sale is not open are left out. Signals
     * {@link io.flashsale.shared.Unavailable} when nobody can tell.
     */
    Mono<Map<PriceDataId, Integer>> ofOpenSales(Collection<PriceDataId> prices);

    /**
     * For the books, by price: prices that no live sale sells are left out, and all of them when it cannot be told
     * within a bounded wait. No error is signalled.
     */
    Mono<Map<PriceDataId, Integer>> ofLiveSales(Collection<PriceDataId> prices);
}
