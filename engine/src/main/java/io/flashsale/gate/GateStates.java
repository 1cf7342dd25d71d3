package io.flashsale.gate;

import io.flashsale.shared.OrderId;
import io.flashsale.shared.PriceDataId;
import java.util.Collection;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where orders stand at the gate, and what it has left. For who compares, not for the crowd. */
public interface GateStates {

    /** Of these orders those that the gate knows. */
    Mono<Map<OrderId, HoldState>> of(Segment segment, Collection<OrderId> orders);

    /** Every order that the gate knows, read in portions; may name one twice. */
    Flux<OrderId> orders(Segment segment);

    /** Units left by price; empty when the segment is not loaded. */
    Mono<Map<PriceDataId, Integer>> stock(Segment segment);
}
