package io.flashsale.pricing;

import io.flashsale.shared.Page;
import reactor.core.publisher.Flux;

/** The audit trail of limited prices, as last committed. */
public interface PriceDataUsages {

    /** By id, which is by usage date, oldest first. */
    Flux<PriceDataUsage> search(UsageFilter filter, Page page);
}
