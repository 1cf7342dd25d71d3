package io.flashsale.checkout;

import io.flashsale.gate.GateLoading;
import io.flashsale.gate.Segment;
import io.flashsale.order.OrderRecord;
import io.flashsale.order.OrderRecord.HoldExpired;
import io.flashsale.platform.Ids;
import io.flashsale.pricing.LimitedPrice;
import io.flashsale.sale.LiveSale;
import io.flashsale.sale.LiveSales;
import io.flashsale.sale.PaymentRules;
import io.flashsale.sale.Sale;
import io.flashsale.sale.SaleRules;
import io.flashsale.sale.SaleState;
import io.flashsale.shared.Money;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.PriceListId;
import io.flashsale.shared.SaleId;
import io.flashsale.shared.SkuCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * A sale that only this process has, in Redis but not in MySQL, to walk the way of a purchase before customers do: one
 * SKU with units for everybody, one that is sold out. What it places reaches the log as a record that changes nothing.
 */
@Component
public class Rehearsal {

    public static final SkuCode PLENTY = new SkuCode("rehearsal-plenty");
    public static final SkuCode NONE_LEFT = new SkuCode("rehearsal-none-left");

    private static final int MANY = 1_000_000;
    private static final Duration LENGTH = Duration.ofHours(1);

    private final LiveSales sales;
    private final KeepLoaded keepLoaded;
    private final GateLoading gate;
    private final Ids ids;
    private final Clock clock;

    Rehearsal(LiveSales sales, KeepLoaded keepLoaded, GateLoading gate, Ids ids, Clock clock) {
        this.sales = sales;
        this.keepLoaded = keepLoaded;
        this.gate = gate;
        this.ids = ids;
        this.clock = clock;
    }

    /** Opens the sale, lets it be used, and removes every trace of it from Redis. */
    public <T> Mono<T> with(Function<SaleId, Mono<T>> use) {
        return Mono.defer(() -> {
            LiveSale live = make();
            return Mono.usingWhen(
                    open(live),
                    sale -> use.apply(sale.sale().id()),
                    this::close,
                    (sale, _) -> close(sale),
                    this::close);
        });
    }

    /** What the log is told instead: that the hold of an order expired which nobody has heard of. */
    static OrderRecord harmless(OrderRecord record) {
        return new HoldExpired(record.order(), Instant.EPOCH);
    }

    private LiveSale make() {
        SaleRules rules = new SaleRules(MANY, LENGTH, LENGTH, MANY, MANY, 0, PaymentRules.DEFAULT);
        Instant opensAt = clock.instant().minusSeconds(1);
        PriceListId list = new PriceListId(ids.next());
        SaleId id = new SaleId(ids.next());
        Instant closesAt = opensAt.plus(LENGTH);
        Sale sale =
                new Sale(id, "rehearsal", "Rehearsal", list, opensAt, closesAt, null, null, rules, SaleState.OPEN, 1);
        return new LiveSale(sale, List.of(price(PLENTY, MANY), price(NONE_LEFT, 0)));
    }

    private LimitedPrice price(SkuCode sku, int units) {
        return new LimitedPrice(new PriceDataId(ids.next()), sku, Money.of("1", "USD"), MANY, units);
    }

    /** The live sales first: the scripts must not come back while Redis holds sales that it has partly forgotten. */
    private Mono<LiveSale> open(LiveSale live) {
        Segment segment = segment(live);
        Map<PriceDataId, Integer> stock = live.prices().stream()
                .collect(Collectors.toMap(LimitedPrice::priceData, LimitedPrice::availableQuantity));
        return sales.refresh()
                .then(keepLoaded.once())
                .then(gate.fence(segment))
                .then(gate.beginParts(segment))
                .then(gate.stock(segment, stock))
                .then(gate.identity())
                .flatMap(identity -> gate.open(segment, LoadSale.rules(live.sale(), 0, identity.runId())))
                .then(Mono.fromRunnable(() -> sales.add(live)))
                .thenReturn(live);
    }

    private Mono<Void> close(LiveSale live) {
        sales.remove(live.sale().id());
        return gate.fence(segment(live)).then(gate.forget(segment(live)));
    }

    private static Segment segment(LiveSale live) {
        return Segments.of(live.sale(), live.prices());
    }
}
