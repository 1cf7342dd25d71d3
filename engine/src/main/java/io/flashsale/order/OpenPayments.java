package io.flashsale.order;

import io.flashsale.shared.OrderId;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Payments that are under way while the time for their orders runs out. */
public interface OpenPayments {

    /**
     * Which of these orders must not be given up yet: somebody is paying for them, the provider has not said what has
     * become of it or the log not heard so, and the time to wait for that is not over.
     */
    Mono<Set<OrderId>> keep(List<OrderId> orders);
}
