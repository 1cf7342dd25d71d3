package io.flashsale.pricing;

import io.flashsale.shared.AdjustmentId;
import io.flashsale.shared.Page;
import io.flashsale.shared.PriceDataId;
import java.util.Collection;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All stock adjustments, and what they do to the quantities in the books. Each is decided once. */
public interface StockAdjustments {

    /** Writes a wish down, undecided; the one that has its key already is given instead, whatever it is about. */
    Mono<StockAdjustment> note(NewAdjustment wish);

    /**
     * Whether the quantities allow it now: at least one unit remains offered at all, and none goes that is not
     * available.
     */
    Mono<Boolean> fits(StockAdjustment adjustment);

    /**
     * Changes the three quantities, if it is still pending and they allow it; if they do not, it is refused. Gives what
     * became of it. Takes part in the transaction under way, and needs one.
     */
    Mono<StockAdjustment> apply(StockAdjustment adjustment);

    /** Refuses it, if it is still pending. Gives what became of it. */
    Mono<StockAdjustment> refuse(StockAdjustment adjustment);

    /** Those of the prices that are decided. Takes part in the transaction under way. */
    Flux<StockAdjustment> decided(Collection<PriceDataId> prices);

    /** The oldest that may still have to be done at the gate, whatever their state. */
    Flux<StockAdjustment> unsettled(int most);

    /** The gate acts by what was decided. */
    Mono<Void> settled(AdjustmentId id);

    /** Those that were applied to a price, by id, oldest first. */
    Flux<StockAdjustment> list(PriceDataId price, Page page);
}
