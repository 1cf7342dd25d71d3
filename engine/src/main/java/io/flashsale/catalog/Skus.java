package io.flashsale.catalog;

import io.flashsale.shared.Page;
import io.flashsale.shared.SkuCode;
import java.util.Collection;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All stock keeping units. They are never deleted. */
public interface Skus {

    Mono<SkuCreation> create(Sku sku);

    /** Those of the codes that exist, at most 1,000 asked for at once, in no order. */
    Flux<Sku> find(Collection<SkuCode> codes);

    /** By code. */
    Flux<Sku> list(Page page);
}
