package io.flashsale.registration;

import io.flashsale.gate.Participant;
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
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table, as {@link Registrations} promises it. */
final class RegistrationsInMemory implements Registrations {

    final Set<Key> untold = new HashSet<>();
    private final Map<Key, Registration> rows = new TreeMap<>(
            Comparator.comparing((Key key) -> key.sale.value()).thenComparing(key -> key.customer.value()));

    record Key(SaleId sale, CustomerId customer) {}

    @Override
    public Mono<Registration> register(SaleId sale, CustomerId customer, Instant now, Mono<Void> also) {
        return also.then(change(sale, customer, true, now));
    }

    @Override
    public Mono<Registration> withdraw(SaleId sale, CustomerId customer, Instant now) {
        return change(sale, customer, false, now);
    }

    private Mono<Registration> change(SaleId sale, CustomerId customer, boolean registered, Instant now) {
        Key key = new Key(sale, customer);
        Registration old = rows.get(key);
        if ((old != null && old.registered()) != registered) {
            rows.put(key, new Registration(customer, registered, now, old == null ? 1 : old.version() + 1));
            untold.add(key);
        }
        return find(sale, customer);
    }

    @Override
    public Mono<Registration> find(SaleId sale, CustomerId customer) {
        return Mono.justOrEmpty(rows.get(new Key(sale, customer)));
    }

    @Override
    public Flux<Registration> list(SaleId sale, Page page) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Flux<List<Participant>> inPortions(SaleId sale, int most) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Mono<List<Participant>> untold(SaleId sale, Instant by, int most) {
        return Flux.fromIterable(rows.entrySet())
                .filter(row -> row.getKey().sale.equals(sale) && untold.contains(row.getKey()))
                .map(Map.Entry::getValue)
                .filter(row -> !row.since().isAfter(by))
                .map(Registration::participant)
                .take(most)
                .collectList();
    }

    @Override
    public Mono<Void> told(SaleId sale, List<Participant> changed) {
        return Mono.fromRunnable(() -> changed.stream()
                .map(each -> new Key(sale, each.customer()))
                .filter(key -> changed.contains(rows.get(key).participant()))
                .forEach(untold::remove));
    }
}
