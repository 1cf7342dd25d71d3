package io.flashsale.simulation;

import io.flashsale.gate.Participant;
import io.flashsale.registration.Registration;
import io.flashsale.registration.Registrations;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.Page;
import io.flashsale.shared.SaleId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who is registered for the one sale, at first all but one, as MySQL has it and the processes reach it. */
final class MySqlRegistrationsOf implements Registrations {

    private static final int A_PORTION = 2;

    private final Network network;
    private final Network.Place mysql;
    private final TreeMap<CustomerId, Registration> rows = new TreeMap<>(Comparator.comparing(CustomerId::value));
    private final Set<CustomerId> untold = new HashSet<>();

    MySqlRegistrationsOf(World world, Network network, Network.Place mysql) {
        this.network = network;
        this.mysql = mysql;
        for (int i = 1; i < Purchase.CUSTOMERS; i++) {
            CustomerId customer = Purchase.customer(i);
            rows.put(customer, new Registration(customer, true, world.now(), 1));
        }
    }

    /** As the gate should have them. */
    Map<String, String> versions() {
        return rows.values().stream()
                .collect(Collectors.toMap(
                        row -> row.customer().value(),
                        row -> Integer.toString(row.registered() ? row.version() : -row.version())));
    }

    @Override
    public Mono<Registration> register(SaleId sale, CustomerId customer, Instant now, Mono<Void> also) {
        return also.then(ask(() -> {
            Registration row = rows.get(customer);
            return row == null || !row.registered() ? change(customer, true, now) : row;
        }));
    }

    @Override
    public Mono<Registration> withdraw(SaleId sale, CustomerId customer, Instant now) {
        return ask(() -> {
            Registration row = rows.get(customer);
            return row != null && row.registered() ? change(customer, false, now) : row;
        });
    }

    private Registration change(CustomerId customer, boolean registered, Instant now) {
        untold.add(customer);
        return rows.merge(
                customer,
                new Registration(customer, registered, now, 1),
                (old, _) -> new Registration(customer, registered, now, old.version() + 1));
    }

    @Override
    public Mono<Registration> find(SaleId sale, CustomerId customer) {
        return ask(() -> rows.get(customer));
    }

    @Override
    public Flux<Registration> list(SaleId sale, Page page) {
        throw new UnsupportedOperationException();
    }

    /** A few at a time, so that changes come in between. */
    @Override
    public Flux<List<Participant>> inPortions(SaleId sale, int most) {
        return portion(new CustomerId("00000000000000000000000000"))
                .expand(last -> last.size() < A_PORTION
                        ? Mono.empty()
                        : portion(last.getLast().customer()))
                .filter(portion -> !portion.isEmpty());
    }

    private Mono<List<Participant>> portion(CustomerId after) {
        return ask(() -> rows.tailMap(after, false).values().stream()
                .limit(A_PORTION)
                .map(MySqlRegistrationsOf::participant)
                .toList());
    }

    @Override
    public Mono<List<Participant>> untold(SaleId sale, Instant by, int most) {
        return ask(() -> rows.values().stream()
                .filter(row -> untold.contains(row.customer()) && !row.since().isAfter(by))
                .map(MySqlRegistrationsOf::participant)
                .toList());
    }

    @Override
    public Mono<Void> told(SaleId sale, List<Participant> changed) {
        return ask(() -> untold.removeAll(changed.stream()
                        .filter(each -> participant(rows.get(each.customer())).equals(each))
                        .map(Participant::customer)
                        .toList()))
                .then();
    }

    private static Participant participant(Registration row) {
        return new Participant(row.customer(), row.registered(), row.version());
    }

    private <T> Mono<T> ask(Supplier<@Nullable T> work) {
        return network.ask(mysql, MySqlOrdersOf.TIMEOUT, work);
    }
}
