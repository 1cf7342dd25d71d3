package io.flashsale.checkout;

import io.flashsale.gate.Gate;
import io.flashsale.pricing.UnitsOnSale;
import io.flashsale.sale.LiveSale;
import io.flashsale.sale.LiveSales;
import io.flashsale.shared.PriceDataId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Asks the gate: units of limited prices are had through open sales only. */
@Component
class UnitsAtTheGate implements UnitsOnSale {

    private final LiveSales sales;
    private final Segments segments;
    private final Gate gate;
    private final Clock clock;

    UnitsAtTheGate(LiveSales sales, Segments segments, Gate gate, Clock clock) {
        this.sales = sales;
        this.segments = segments;
        this.gate = gate;
        this.clock = clock;
    }

    @Override
    public Mono<Map<PriceDataId, Integer>> of(Collection<PriceDataId> prices) {
        return Flux.fromIterable(bySale(prices).entrySet())
                .concatMap(each -> gate.stock(segments.of(each.getKey()), each.getValue()))
                .collect(HashMap::new, Map::putAll);
    }

    private Map<LiveSale, List<PriceDataId>> bySale(Collection<PriceDataId> prices) {
        Instant now = clock.instant();
        Map<LiveSale, List<PriceDataId>> bySale = new HashMap<>();
        for (PriceDataId price : prices) {
            sales.selling(price)
                    .filter(live -> live.isOpen(now))
                    .ifPresent(live ->
                            bySale.computeIfAbsent(live, _ -> new ArrayList<>()).add(price));
        }
        return bySale;
    }
}
