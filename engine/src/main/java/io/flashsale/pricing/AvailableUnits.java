package io.flashsale.pricing;

import io.flashsale.shared.PriceDataId;
import java.util.Collection;
import java.util.Map;
import reactor.core.publisher.Mono;

/** The units to be had at once of prices that are being sold: fewer than the ledger has booked while orders are new. */
public interface AvailableUnits {

    /**
     * By price; prices that are not being sold are left out, and all of them when it cannot be told within a bounded
     * wait. No error is signalled.
     */
    Mono<Map<PriceDataId, Integer>> of(Collection<PriceDataId> prices);
}
