package io.flashsale.simulation;

import io.flashsale.platform.Leases;
import io.flashsale.pricing.LimitedPrice;
import io.flashsale.pricing.PriceBook;
import io.flashsale.pricing.StockAdjustments;
import io.flashsale.sale.Sale;
import io.flashsale.sale.Sales;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The one sale that a history is about, its prices and the leases, as MySQL has them and the processes reach them. */
final class MySqlSalesOf {

    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final Duration RENEWED_EVERY = Duration.ofSeconds(5);

    private final World world;
    private final Network network;
    private final Network.Place mysql;
    private final List<LimitedPrice> prices;
    private final Map<String, Lease> leases = new HashMap<>();
    private Sale sale;

    MySqlSalesOf(World world, Network network, Network.Place mysql, Sale sale, List<LimitedPrice> prices) {
        this.world = world;
        this.network = network;
        this.mysql = mysql;
        this.sale = sale;
        this.prices = new ArrayList<>(prices);
    }

    Sale sale() {
        return sale;
    }

    Sales sales() {
        return port(
                Sales.class,
                Map.of(
                        "find",
                        _ -> ask(() -> sale),
                        "withOrdersAfter",
                        _ -> ask(() -> sale).flux(),
                        "nextEpoch",
                        asked -> ask(() -> nextEpoch((Long) asked[1]))));
    }

    private @Nullable Sale nextEpoch(long epoch) {
        if (sale.epoch() != epoch) {
            return null;
        }
        sale = new Sale(
                sale.id(),
                sale.slug(),
                sale.title(),
                sale.priceList(),
                sale.opensAt(),
                sale.closesAt(),
                sale.closedAt(),
                sale.registration(),
                sale.rules(),
                sale.state(),
                epoch + 1);
        return sale;
    }

    PriceBook book() {
        return port(
                PriceBook.class,
                Map.of("limitedPricesOf", _ -> ask(() -> List.copyOf(prices)).flatMapIterable(all -> all)));
    }

    StockAdjustments adjustments() {
        return port(StockAdjustments.class, Map.of("decided", _ -> Flux.empty()));
    }

    private <T> Mono<T> ask(Supplier<@Nullable T> work) {
        return network.ask(mysql, MySqlOrdersOf.TIMEOUT, work);
    }

    /** A port of which only these methods are used. */
    private static <T> T port(Class<T> type, Map<String, Function<Object[], Object>> methods) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, asked) -> {
            Function<Object[], Object> answer = methods.get(method.getName());
            if (answer == null) {
                throw new UnsupportedOperationException(method.toString());
            }
            return answer.apply(asked);
        }));
    }

    /** As {@code MySqlLeases} has them, by the clock of the machine. */
    Leases leases(Machine machine) {
        return new Leases() {
            @Override
            public <T> Mono<T> whileHeld(String name, Mono<T> work) {
                Object holder = new Object();
                Mono<Boolean> take =
                        ask(() -> take(name, holder, world.clockOf(machine).instant()));
                Mono<T> lost = Flux.interval(RENEWED_EVERY)
                        .concatMap(_ -> take)
                        .filter(held -> !held)
                        .next()
                        .flatMap(_ -> Mono.error(new IllegalStateException("the lease is lost")));
                return take.filter(taken -> taken)
                        .flatMap(_ -> Mono.usingWhen(
                                Mono.just(name),
                                _ -> work.takeUntilOther(lost),
                                _ -> ask(() -> leases.remove(name, new Lease(holder, Instant.MAX)))));
            }
        };
    }

    private boolean take(String name, Object holder, Instant now) {
        Lease lease = leases.get(name);
        boolean free = lease == null || lease.holder == holder || lease.until.isBefore(now);
        if (free) {
            leases.put(name, new Lease(holder, now.plus(LEASE)));
        }
        return free;
    }

    /** The same lease as long as the same has it. */
    private record Lease(Object holder, Instant until) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Lease lease && lease.holder == holder;
        }

        @Override
        public int hashCode() {
            return holder.hashCode();
        }
    }
}
