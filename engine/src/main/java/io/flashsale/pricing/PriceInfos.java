package io.flashsale.pricing;

import io.flashsale.catalog.Sku;
import io.flashsale.catalog.Skus;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.SkuCode;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells what SKUs cost at this moment, by {@link PriceSelection}. */
@Component
public class PriceInfos {

    private final Skus skus;
    private final PriceBook book;
    private final AvailableUnits units;
    private final Clock clock;

    PriceInfos(Skus skus, PriceBook book, AvailableUnits units, Clock clock) {
        this.skus = skus;
        this.book = book;
        this.units = units;
        this.clock = clock;
    }

    /**
     * Price infos by SKU, at most 1,000 at once; a SKU that the catalog does not have is left out.
     *
     * @param currency of all prices; null for that of each SKU's base price
     */
    public Mono<Map<SkuCode, PriceInfo>> of(Set<SkuCode> codes, @Nullable Currency currency) {
        return skus.find(codes)
                .collectList()
                .zipWith(book.pricesOf(codes)
                        .collectMultimap(price -> price.data().sku()))
                .flatMap(found -> select(found.getT1(), found.getT2(), currency));
    }

    private Mono<Map<SkuCode, PriceInfo>> select(
            List<Sku> found, Map<SkuCode, Collection<ListedPrice>> prices, @Nullable Currency currency) {
        Instant now = clock.instant();
        Map<SkuCode, List<ListedPrice>> active = found.stream()
                .collect(Collectors.toMap(
                        Sku::code,
                        sku -> PriceSelection.active(
                                prices.getOrDefault(sku.code(), List.of()), currencyFor(sku, currency), now)));
        return unitsOf(active.values())
                .map(available -> found.stream()
                        .map(sku -> PriceSelection.select(
                                sku, active.getOrDefault(sku.code(), List.of()), available, currencyFor(sku, currency)))
                        .collect(Collectors.toMap(PriceInfo::sku, Function.identity())));
    }

    private Mono<Map<PriceDataId, Integer>> unitsOf(Collection<List<ListedPrice>> active) {
        List<PriceDataId> limited = active.stream()
                .flatMap(List::stream)
                .map(ListedPrice::data)
                .filter(data -> data.limit() instanceof QuantityLimit.Limited)
                .map(PriceData::id)
                .toList();
        return limited.isEmpty() ? Mono.just(Map.of()) : units.ofOpenSales(limited);
    }

    private static Currency currencyFor(Sku sku, @Nullable Currency wanted) {
        return wanted == null ? sku.basePrice().currency() : wanted;
    }
}
