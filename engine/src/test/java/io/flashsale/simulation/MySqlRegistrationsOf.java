package io.flashsale.simulation;

import io.flashsale.registration.Registration;
import io.flashsale.registration.Registrations;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.Page;
import io.flashsale.shared.SaleId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who is registered for the one sale, at first all but one, as MySQL has it and the processes reach it. */
final class MySqlRegistrationsOf implements Registrations {

    /** A server that hears nothing more of a transaction rolls it back. */
    private static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(5);

    private final World world;
    private final Network network;
    private final Network.Place mysql;
    private final TreeMap<CustomerId, Instant> registered = new TreeMap<>(Comparator.comparing(CustomerId::value));
    /** When they were made, by customer. */
    private final Map<CustomerId, Instant> changes = new HashMap<>();
    /** Until when a transaction has locked a change. */
    private final Map<CustomerId, Instant> locks = new HashMap<>();

    MySqlRegistrationsOf(World world, Network network, Network.Place mysql) {
        this.world = world;
        this.network = network;
        this.mysql = mysql;
        for (int i = 1; i < Purchase.CUSTOMERS; i++) {
            registered.put(Purchase.customer(i), world.now());
        }
    }

    List<String> registered() {
        return registered.keySet().stream().map(CustomerId::value).toList();
    }

    @Override
    public Mono<Instant> register(SaleId sale, CustomerId customer, Instant now) {
        return ask(() -> {
            change(customer);
            registered.putIfAbsent(customer, now);
            return registered.get(customer);
        });
    }

    @Override
    public Mono<Void> withdraw(SaleId sale, CustomerId customer, Instant now) {
        return ask(() -> {
                    change(customer);
                    return registered.remove(customer);
                })
                .then();
    }

    /** One who would wait for a lock gives up at once. */
    private void change(CustomerId customer) {
        if (isLocked(customer)) {
            throw new IllegalStateException("somebody tells the gate");
        }
        changes.put(customer, world.now());
    }

    private boolean isLocked(CustomerId customer) {
        return locks.getOrDefault(customer, Instant.MIN).isAfter(world.now());
    }

    @Override
    public Mono<Registration> find(SaleId sale, CustomerId customer) {
        return ask(() -> {
            Instant since = registered.get(customer);
            return since == null ? null : new Registration(customer, since);
        });
    }

    @Override
    public Flux<Registration> list(SaleId sale, Page page) {
        throw new UnsupportedOperationException();
    }

    /** Two at a time, so that changes come in between. */
    @Override
    public Flux<List<CustomerId>> inPortions(SaleId sale, int most) {
        return portion(new CustomerId("00000000000000000000000000"))
                .expand(last -> last.size() < 2 ? Mono.empty() : portion(last.getLast()))
                .filter(portion -> !portion.isEmpty());
    }

    private Mono<List<CustomerId>> portion(CustomerId after) {
        return ask(() ->
                registered.tailMap(after, false).keySet().stream().limit(2).toList());
    }

    @Override
    public Flux<Untold> untold(Instant by, int most) {
        SaleId sale = new SaleId("01J20000000000000000000000");
        return ask(() -> changes.keySet().stream()
                        .sorted(Comparator.comparing(CustomerId::value))
                        .map(customer -> new Untold(sale, customer))
                        .toList())
                .flatMapIterable(all -> all);
    }

    @Override
    public Mono<Boolean> tell(Untold change, Function<Boolean, Mono<Boolean>> gate) {
        CustomerId customer = change.customer();
        return ask(() -> lock(customer))
                .flatMap(isRegistered -> gate.apply(isRegistered)
                        .flatMap(told -> ask(() -> end(customer, told)))
                        .onErrorResume(
                                failure -> ask(() -> end(customer, false)).then(Mono.error(failure))))
                .defaultIfEmpty(true);
    }

    private @Nullable Boolean lock(CustomerId customer) {
        if (!changes.containsKey(customer) || isLocked(customer)) {
            return null;
        }
        locks.put(customer, world.now().plus(LONGEST_TRANSACTION));
        return registered.containsKey(customer);
    }

    private Boolean end(CustomerId customer, boolean told) {
        boolean inTime = isLocked(customer);
        locks.remove(customer);
        if (told && inTime) {
            changes.remove(customer);
        }
        return told && inTime;
    }

    private <T> Mono<T> ask(Supplier<@Nullable T> work) {
        return network.ask(mysql, MySqlOrdersOf.TIMEOUT, work);
    }
}
