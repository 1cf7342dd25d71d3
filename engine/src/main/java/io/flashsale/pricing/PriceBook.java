package io.flashsale.pricing;

import io.flashsale.shared.Page;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.PriceListId;
import io.flashsale.shared.SkuCode;
import java.util.Collection;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The price data of all price lists. Available quantities are as of the last commit of the ledger. */
public interface PriceBook {

    /** Limited prices of a list that a sale sells: the gate goes through all of them again and again. */
    int MOST_LIMITED = 1_000;

    Mono<PriceDataCreation> create(PriceListId list, NewPriceData wish);

    /** Those of the SKUs that have a price in the list, each as the wish that it was created by. */
    Flux<NewPriceData> asCreated(PriceListId list, Collection<SkuCode> skus);

    /** Every price of the SKUs in any list, at most 1,000 SKUs at once, in no order. */
    Flux<ListedPrice> pricesOf(Collection<SkuCode> skus);

    /** Empty if there is no such price. */
    Mono<PriceData> find(PriceDataId id);

    /**
     * Edits a price; empty if there is none. Also while its sale is open: an order keeps the price at which its units
     * were held or waited for, whoever comes later pays the new one. Each process follows when it reads its sales
     * again, within a second, so for that time two customers may get different prices. An organiser who does not want
     * that pauses the sale meanwhile.
     */
    Mono<PriceData> change(PriceDataId id, PriceDataChange change);

    /** By id, oldest first. */
    Flux<PriceData> list(PriceListId list, Page page);

    /**
     * How many limited prices may be added to a list: any number unless a sale sells it. What is added at the same time
     * is not counted.
     */
    Mono<Integer> roomForLimited(PriceListId list);

    /** All prices of a list that are limited by quantity, by id. Empty also when there is no such list. */
    Flux<LimitedPrice> limitedPricesOf(PriceListId list);
}
