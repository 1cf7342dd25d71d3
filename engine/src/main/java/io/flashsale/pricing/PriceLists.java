package io.flashsale.pricing;

import io.flashsale.shared.Page;
import io.flashsale.shared.PriceListId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All price lists. They are never deleted. */
public interface PriceLists {

    /** Each call makes a list of its own. */
    Mono<PriceList> create(NewPriceList list);

    Mono<PriceList> find(PriceListId id);

    /** The winning lists first: by priority, those without one last, then by id. */
    Flux<PriceList> list(Page page);
}
