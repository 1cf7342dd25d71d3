package io.flashsale.gate.redis;

import io.flashsale.gate.GateStates;
import io.flashsale.gate.HoldState;
import io.flashsale.gate.Segment;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PriceDataId;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads the holds hash and the stock. */
final class RedisGateStates implements GateStates {

    private final LocalSegments segments;

    RedisGateStates(LocalSegments segments) {
        this.segments = segments;
    }

    @Override
    public Mono<Map<OrderId, HoldState>> of(Segment segment, Collection<OrderId> orders) {
        return orders.isEmpty()
                ? Mono.just(Map.of())
                : segments.holds(segment, orders.stream().map(OrderId::value).toArray(String[]::new))
                        .map(found -> found.entrySet().stream()
                                .collect(Collectors.toMap(
                                        each -> new OrderId(each.getKey()),
                                        each -> StoredHolds.stateOf(each.getValue()))));
    }

    @Override
    public Flux<OrderId> orders(Segment segment) {
        return segments.holds(segment).map(each -> new OrderId(each.getKey()));
    }

    @Override
    public Mono<Map<PriceDataId, Integer>> stock(Segment segment) {
        return segments.stock(segment)
                .filter(stock -> !stock.isEmpty())
                .map(stock -> stock.entrySet().stream()
                        .collect(Collectors.toMap(
                                each -> new PriceDataId(each.getKey()), each -> Integer.valueOf(each.getValue()))));
    }
}
