package io.flashsale.sale;

import io.flashsale.pricing.LimitedPrice;
import io.flashsale.pricing.PriceBook;
import io.flashsale.shared.Page;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.SaleId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The sales that are no drafts, in memory: a purchase asks no database. Read again every second and after each change.
 */
@Component
@EnableConfigurationProperties(SaleSettings.class)
public class LiveSales {

    /** More than the orders of a sale take: a provider is asked what became of the last payment. */
    private static final Duration SLACK = Duration.ofDays(1);

    private static final int SALES_AT_ONCE = 4;

    /** At most, of two processes. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

    private final Sales sales;
    private final PriceBook prices;
    private final Clock clock;
    private final SaleSettings settings;
    private final Map<SaleId, LiveSale> ofThisProcess = new ConcurrentHashMap<>();
    private final AtomicLong looks = new AtomicLong();
    private long lastLook;
    private volatile Instant lastLookAt = Instant.EPOCH;
    private volatile boolean read;
    private volatile Map<SaleId, LiveSale> byId = Map.of();
    private volatile Map<PriceDataId, LiveSale> byPrice = Map.of();

    LiveSales(Sales sales, PriceBook prices, Clock clock, SaleSettings settings) {
        this.sales = sales;
        this.prices = prices;
        this.clock = clock;
        this.settings = settings;
    }

    public Optional<LiveSale> find(SaleId id) {
        LiveSale live = byId.get(id);
        return Optional.ofNullable(live != null ? live : ofThisProcess.get(id));
    }

    /** As this process knows it; when it does not, or not such a one, it looks anew first. Empty if there is none. */
    public Mono<LiveSale> findOrLook(SaleId id, Predicate<LiveSale> isEnough) {
        Mono<LiveSale> known = Mono.defer(() -> Mono.justOrEmpty(find(id).filter(isEnough)));
        return known.switchIfEmpty(Mono.defer(this::refresh).then(known));
    }

    /**
     * The same of a sale that was there at a time, with all that is wanted of it: a look after that, which did not find
     * it, found that it is not live any more.
     */
    public Mono<LiveSale> findOrLook(SaleId id, Instant wasThere, Predicate<LiveSale> isEnough) {
        return lastLookAt.minus(CLOCKS_APART).isAfter(wasThere)
                ? Mono.justOrEmpty(find(id).filter(isEnough))
                : findOrLook(id, isEnough);
    }

    public Optional<LiveSale> find(String slug) {
        return byId.values().stream()
                .filter(live -> live.sale().slug().equals(slug))
                .findFirst();
    }

    /** The sale that sells at this price: one, because a price list is sold by one sale. */
    public Optional<LiveSale> selling(PriceDataId price) {
        return Optional.ofNullable(byPrice.get(price));
    }

    public Collection<LiveSale> all() {
        return byId.values();
    }

    /** All of them, and those that only this process has. */
    public Stream<LiveSale> known() {
        return Stream.concat(byId.values().stream(), ofThisProcess.values().stream());
    }

    /** Adds a sale that MySQL does not have, for the warm-up. */
    public void add(LiveSale sale) {
        ofThisProcess.put(sale.sale().id(), sale);
    }

    /** Whether the sale is one of {@link #add}. */
    public boolean isOfThisProcess(SaleId id) {
        return !ofThisProcess.isEmpty() && ofThisProcess.containsKey(id);
    }

    public void remove(SaleId id) {
        ofThisProcess.remove(id);
    }

    /** Whether they were read at all: until then a sale that is not found may be there. */
    public boolean isRead() {
        return read;
    }

    /** Reads all of them again. On an error what was read before stays. */
    public Mono<Void> refresh() {
        return Mono.defer(() -> {
                    long look = looks.incrementAndGet();
                    Instant at = clock.instant();
                    return readAll().doOnNext(found -> keep(look, at, found));
                })
                .then();
    }

    private Mono<Map<SaleId, LiveSale>> readAll() {
        return sales.withOrdersAfter(over())
                .flatMap(this::withPrices, SALES_AT_ONCE)
                .collect(Collectors.toMap(live -> live.sale().id(), Function.identity()));
    }

    /** Units that come back are offered for a while after the close. What ended before this time is over. */
    private Instant over() {
        return clock.instant().minus(settings.keptAfterClose()).minus(SLACK);
    }

    /** Those that have been live no more for at least so long, and that Redis may still know; by id. */
    public Flux<Sale> leftAtGate(Duration time, Page page) {
        return sales.leftAtGate(over().minus(time), page);
    }

    /** Whether nobody who waits is offered anything any more: a chain of offers that nobody pays has an end. */
    public boolean isLineOver(LiveSale live) {
        return !clock.instant().isBefore(live.sale().closesAt().plus(settings.keptAfterClose()));
    }

    /** A look that began earlier and ended later does not know of a sale that was opened in between. */
    private synchronized void keep(long look, Instant at, Map<SaleId, LiveSale> found) {
        if (look > lastLook) {
            lastLook = look;
            lastLookAt = at;
            byId = found;
            byPrice = byPrice(found.values());
            read = true;
        }
    }

    private static Map<PriceDataId, LiveSale> byPrice(Collection<LiveSale> sales) {
        Map<PriceDataId, LiveSale> found = new HashMap<>();
        for (LiveSale live : sales) {
            live.prices().forEach(price -> found.put(price.priceData(), live));
        }
        return found;
    }

    /** A sale with its prices as MySQL has them now, whatever is remembered. */
    public Mono<LiveSale> withPrices(Sale sale) {
        return prices.limitedPricesOf(sale.priceList()).collectList().map(found -> live(sale, found));
    }

    private static LiveSale live(Sale sale, List<LimitedPrice> prices) {
        return new LiveSale(sale, prices);
    }
}
