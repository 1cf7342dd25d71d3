package io.flashsale.checkout;

import io.flashsale.gate.GateStock;
import io.flashsale.pricing.AvailableUnits;
import io.flashsale.sale.LiveSale;
import io.flashsale.sale.LiveSales;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.Unavailable;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What the gate has left: nothing of a sale that is fenced. It is asked once for each sale, and the first question that
 * is not answered within the time-out of Redis is the last.
 */
@Component
class UnitsAtTheGate implements AvailableUnits {

    private final LiveSales sales;
    private final Segments segments;
    private final GateStock gate;
    private final Clock clock;

    UnitsAtTheGate(LiveSales sales, Segments segments, GateStock gate, Clock clock) {
        this.sales = sales;
        this.segments = segments;
        this.gate = gate;
        this.clock = clock;
    }

    @Override
    public Mono<Map<PriceDataId, Integer>> ofOpenSales(Collection<PriceDataId> prices) {
        Instant now = clock.instant();
        return left(prices, live -> live.isOpen(now));
    }

    @Override
    public Mono<Map<PriceDataId, Integer>> ofLiveSales(Collection<PriceDataId> prices) {
        return left(prices, _ -> true).onErrorReturn(Unavailable.class, Map.of());
    }

    private Mono<Map<PriceDataId, Integer>> left(Collection<PriceDataId> prices, Predicate<LiveSale> wanted) {
        return Flux.fromIterable(bySale(prices, wanted).entrySet())
                .concatMap(each -> gate.left(segments.of(each.getKey()), each.getValue()))
                .collect(HashMap::new, Map::putAll);
    }

    private Map<LiveSale, List<PriceDataId>> bySale(Collection<PriceDataId> prices, Predicate<LiveSale> wanted) {
        Map<LiveSale, List<PriceDataId>> bySale = new HashMap<>();
        for (PriceDataId price : prices) {
            sales.selling(price)
                    .filter(wanted)
                    .ifPresent(live ->
                            bySale.computeIfAbsent(live, _ -> new ArrayList<>()).add(price));
        }
        return bySale;
    }
}
