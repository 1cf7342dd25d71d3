package io.flashsale.sale;

import io.flashsale.shared.Page;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.SaleId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All sales, as MySQL has them. */
public interface Sales {

    /** A draft. */
    Mono<SaleCreation> create(NewSale wish);

    Mono<Sale> find(SaleId id);

    /** The sale that sells this price; empty if none does. */
    Mono<Sale> selling(PriceDataId price);

    /** By id, oldest first. */
    Flux<Sale> list(Page page);

    /**
     * Sales that are no drafts and of which an order may still be open after the given time: they close, and then once
     * more hold, offer and wait for a payment.
     */
    Flux<Sale> withOrdersAfter(Instant time);

    /**
     * Sales that were loaded into Redis, of which no order could be open any more at the given time, and which Redis
     * may still know; by id.
     */
    Flux<Sale> leftAtGate(Instant time, Page page);

    /** Redis knows nothing of the sale any more, unless it was loaded anew since it had this epoch. */
    Mono<Void> noteCleared(SaleId id, long epoch);

    /** What was decided about some sales, at least one. */
    Mono<Map<SaleId, SaleState>> states(Collection<SaleId> sales);

    Mono<ChangeOutcome> change(SaleId id, SaleChange change);

    /** Counts the epoch up, if it still is the given one; empty if somebody else did. */
    Mono<Sale> nextEpoch(SaleId id, long epoch);

    /**
     * Whether the sale still has this epoch. If so, nobody loads it anew before the transaction under way ends.
     */
    Mono<Boolean> keepsEpoch(SaleId id, long epoch);
}
