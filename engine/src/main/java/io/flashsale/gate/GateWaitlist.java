package io.flashsale.gate;

import io.flashsale.shared.OrderId;
import java.util.Collection;
import java.util.Map;
import reactor.core.publisher.Mono;

/** The lines of orders that wait for units. */
public interface GateWaitlist {

    int MOST_ORDERS_A_CALL = 500;

    /**
     * Where these orders, at most {@value #MOST_ORDERS_A_CALL}, that waited when somebody last looked, stand now; those
     * that neither wait nor have an offer are left out. An {@link io.flashsale.shared.Unavailable} while the segment is
     * not loaded or Redis does not answer.
     */
    Mono<Map<OrderId, Place>> places(Segment segment, Collection<OrderId> orders);
}
