package io.flashsale.pricing;

import io.flashsale.shared.SkuCode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Where an import lays what it has read. Nobody sees it there. */
public interface PriceStage {

    /** The lines of those of the SKUs that lie there already. */
    Mono<Map<SkuCode, Integer>> linesOf(ImportId id, Collection<SkuCode> skus);

    /** Lays rows after those that lie there. No SKU may come twice. */
    Mono<Void> add(ImportId id, int alreadyThere, List<StagedPrice> rows);

    /**
     * Makes prices of the new ones among so many rows; takes part in the transaction under way. Empty: one of the
     * SKUs has a price in the list by now; some of the others may have been added, so the caller rolls back.
     *
     * @return how many there were
     */
    Mono<Integer> publish(ImportWish wish, int rows);

    /** Takes away what lies there. */
    Mono<Void> clear(ImportId id);

    /** Takes away what lies there of imports that are not running. */
    Mono<Void> sweep();

    /** One row of the file; not new when the list has this price already. */
    record StagedPrice(int line, NewPriceData price, boolean isNew) {}
}
