package io.flashsale.simulation;

import io.flashsale.order.Applied;
import io.flashsale.order.Ledger;
import io.flashsale.order.LoggedRecord;
import io.flashsale.order.Order;
import io.flashsale.order.Orders;
import io.flashsale.order.PriceBalance;
import io.flashsale.order.Recordings;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.Reference;
import io.flashsale.shared.SaleId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The books as the processes reach them. */
record MySqlOrdersOf(Books books, Network network, Network.Place mysql) implements Ledger, Orders, Recordings {

    static final Duration TIMEOUT = Duration.ofSeconds(5);

    @Override
    public Mono<List<Applied>> apply(List<LoggedRecord> records) {
        return network.ask(mysql, TIMEOUT, () -> books.apply(records));
    }

    @Override
    public Mono<Order> find(OrderId id) {
        return network.ask(mysql, TIMEOUT, () -> books.orders().get(id));
    }

    @Override
    public Flux<Order> find(Collection<OrderId> ids) {
        return network.ask(
                        mysql,
                        TIMEOUT,
                        () -> ids.stream()
                                .map(books.orders()::get)
                                .filter(Objects::nonNull)
                                .toList())
                .flatMapIterable(found -> found);
    }

    @Override
    public <T> Mono<T> snapshot(
            SaleId sale,
            Instant opensAt,
            List<PriceDataId> prices,
            BiFunction<Map<PriceDataId, Integer>, Flux<Order>, Mono<T>> reader) {
        return network.ask(
                        mysql,
                        TIMEOUT,
                        () -> Map.entry(
                                new HashMap<>(books.available()),
                                List.copyOf(books.orders().values())))
                .flatMap(then -> reader.apply(then.getKey(), Flux.fromIterable(then.getValue())));
    }

    @Override
    public Flux<PriceBalance> balance(SaleId sale, Instant opensAt, List<PriceDataId> prices) {
        return network.ask(
                        mysql,
                        TIMEOUT,
                        () -> prices.stream().map(books::balance).toList())
                .flatMapIterable(balances -> balances);
    }

    @Override
    public Mono<Integer> imbalance(List<PriceDataId> prices) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Mono<Recorded> last(Reference transaction) {
        return network.ask(mysql, TIMEOUT, () -> books.last(transaction));
    }
}
