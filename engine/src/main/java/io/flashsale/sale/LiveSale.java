package io.flashsale.sale;

import io.flashsale.pricing.LimitedPrice;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.SkuCode;
import io.flashsale.shared.UnitPrice;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A sale with everything that a purchase must know of it, as of at most a second ago. Available units are coarse. */
public final class LiveSale {

    private final Sale sale;
    private final List<LimitedPrice> prices;
    private final Map<SkuCode, LimitedPrice> bySku;
    private final Map<PriceDataId, LimitedPrice> byId;

    public LiveSale(Sale sale, List<LimitedPrice> prices) {
        this.sale = sale;
        this.prices = List.copyOf(prices);
        this.bySku = prices.stream().collect(Collectors.toMap(LimitedPrice::sku, Function.identity()));
        this.byId = prices.stream().collect(Collectors.toMap(LimitedPrice::priceData, Function.identity()));
    }

    public Sale sale() {
        return sale;
    }

    /** Whether it sells at this time. */
    public boolean isOpen(Instant time) {
        return sale.state() == SaleState.OPEN && !time.isBefore(sale.opensAt()) && time.isBefore(sale.closesAt());
    }

    /** By price data id. */
    public List<LimitedPrice> prices() {
        return prices;
    }

    public Optional<LimitedPrice> priceOf(SkuCode sku) {
        return Optional.ofNullable(bySku.get(sku));
    }

    /** What one unit of it costs here. */
    public UnitPrice unitPrice(LimitedPrice price) {
        return UnitPrice.limited(price.price(), sale.priceList(), price.priceData());
    }

    public Optional<LimitedPrice> price(PriceDataId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** False: another process may know a price that was added since. */
    public boolean hasAll(Stream<PriceDataId> ids) {
        return ids.allMatch(byId::containsKey);
    }
}
