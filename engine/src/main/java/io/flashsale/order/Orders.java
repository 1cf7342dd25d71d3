package io.flashsale.order;

import io.flashsale.shared.OrderId;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.SaleId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Orders as read. */
public interface Orders {

    /** The order as last committed; empty if the ledger does not have it (yet). */
    Mono<Order> find(OrderId id);

    /** Of these orders, at most {@value #MOST_ORDERS_A_CALL}, those that the ledger has, as last committed. */
    Flux<Order> find(Collection<OrderId> ids);

    int MOST_ORDERS_A_CALL = 500;

    /**
     * Reads available quantities and every order of a sale as of one moment.
     *
     * @param opensAt the sale's opening time, which begins the ids of its orders
     * @param reader  gets the quantities and the orders, in the order of their ids
     */
    <T> Mono<T> snapshot(
            SaleId sale,
            Instant opensAt,
            List<PriceDataId> prices,
            BiFunction<Map<PriceDataId, Integer>, Flux<Order>, Mono<T>> reader);

    /** Per price, as of one moment. */
    Flux<PriceBalance> balance(SaleId sale, Instant opensAt, List<PriceDataId> prices);

    /**
     * The sum of the prices' {@link PriceBalance#imbalance}, each as a positive number. Reads usages, but no orders.
     */
    Mono<Integer> imbalance(List<PriceDataId> prices);
}
