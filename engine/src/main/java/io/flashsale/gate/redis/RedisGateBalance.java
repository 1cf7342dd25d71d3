package io.flashsale.gate.redis;

import io.flashsale.gate.GateBalance;
import io.flashsale.gate.GateLine;
import io.flashsale.gate.Hold;
import io.flashsale.gate.Segment;
import io.flashsale.gate.UnitsAtGate;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PriceDataId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Sums the stock and the holds hash up. */
final class RedisGateBalance implements GateBalance {

    private final LocalSegments segments;

    RedisGateBalance(LocalSegments segments) {
        this.segments = segments;
    }

    @Override
    public Mono<Map<PriceDataId, UnitsAtGate>> units(Segment segment) {
        return segments.stock(segment).flatMap(stock -> holds(segment).map(holds -> sum(stock, holds.values())));
    }

    /** By order: a scan may name one twice. */
    private Mono<Map<OrderId, Hold>> holds(Segment segment) {
        return segments.holds(segment)
                .collectMap(
                        entry -> new OrderId(entry.getKey()),
                        entry -> StoredHolds.parse(new OrderId(entry.getKey()), entry.getValue()));
    }

    private static Map<PriceDataId, UnitsAtGate> sum(Map<String, String> stock, Collection<Hold> holds) {
        Map<PriceDataId, UnitsAtGate> units = new HashMap<>();
        stock.forEach(
                (price, left) -> units.put(new PriceDataId(price), UnitsAtGate.NONE.withStock(Integer.parseInt(left))));
        for (Hold hold : holds) {
            for (GateLine line : hold.lines()) {
                UnitsAtGate before = units.getOrDefault(line.price(), UnitsAtGate.NONE);
                units.put(line.price(), before.with(hold.state(), line.quantity()));
            }
        }
        return units;
    }
}
