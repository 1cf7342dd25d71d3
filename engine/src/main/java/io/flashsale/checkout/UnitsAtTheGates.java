package io.flashsale.checkout;

import io.flashsale.gate.GateStock;
import io.flashsale.pricing.AvailableUnits;
import io.flashsale.sale.LiveSale;
import io.flashsale.sale.LiveSales;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.Unavailable;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What the gate has left of live sales: nothing of a sale that is fenced, and nothing at all when Redis is away. It is
 * asked once for each sale, and the first question that is not answered within the time-out of Redis is the last.
 */
@Component
class UnitsAtTheGates implements AvailableUnits {

    private final LiveSales sales;
    private final Segments segments;
    private final GateStock gate;

    UnitsAtTheGates(LiveSales sales, Segments segments, GateStock gate) {
        this.sales = sales;
        this.segments = segments;
        this.gate = gate;
    }

    @Override
    public Mono<Map<PriceDataId, Integer>> of(Collection<PriceDataId> prices) {
        return Flux.fromIterable(sales.all())
                .filter(live ->
                        prices.stream().anyMatch(price -> live.price(price).isPresent()))
                .concatMap(this::left)
                .<Map<PriceDataId, Integer>>reduceWith(HashMap::new, UnitsAtTheGates::with)
                .onErrorReturn(Unavailable.class, Map.of());
    }

    private Mono<Map<PriceDataId, Integer>> left(LiveSale live) {
        return gate.left(segments.of(live));
    }

    private static Map<PriceDataId, Integer> with(Map<PriceDataId, Integer> all, Map<PriceDataId, Integer> more) {
        all.putAll(more);
        return all;
    }
}
