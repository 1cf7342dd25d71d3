package io.flashsale.gate;

import io.flashsale.shared.OrderId;
import java.util.Collection;
import java.util.Map;
import reactor.core.publisher.Mono;

/** The lines of orders that wait for units. */
public interface GateWaitlist {

    int MOST_ORDERS_A_CALL = 500;

    /**
     * Where these orders, at most {@value #MOST_ORDERS_A_CALL}, stand in line now, counted from 1; those that do not
     * wait are left out. An {@link io.flashsale.shared.Unavailable} while the segment is not loaded or Redis does not
     * answer.
     */
    Mono<Map<OrderId, Long>> positions(Segment segment, Collection<OrderId> orders);
}
