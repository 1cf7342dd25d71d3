package io.flashsale.order;

import io.flashsale.shared.OrderId;
import io.flashsale.shared.SaleId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where orders stand, as last committed, without anything else of them. */
public interface OrderStates {

    /** Of these orders, at most {@value Orders#MOST_ORDERS_A_CALL}, those that the ledger has. */
    Mono<Map<OrderId, OrderStatus>> of(Collection<OrderId> orders);

    /**
     * The orders of a sale that have units or wait for some, in the order of their ids. Read in portions, one after the
     * other.
     *
     * @param opensAt the sale's opening time, which begins the ids of its orders
     */
    Flux<OrderId> claiming(SaleId sale, Instant opensAt);
}
