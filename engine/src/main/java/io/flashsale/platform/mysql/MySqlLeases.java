package io.flashsale.platform.mysql;

import io.flashsale.platform.Ids;
import io.flashsale.platform.Leases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rows of {@code lease}, renewed while the work runs. The clocks may differ by less than the length of a lease. */
@Component
final class MySqlLeases implements Leases {

    private static final Duration LENGTH = Duration.ofSeconds(15);
    private static final Duration RENEWED_EVERY = Duration.ofSeconds(5);

    private final DatabaseClient database;
    private final Clock clock;
    private final Ids ids;

    MySqlLeases(DatabaseClient database, Clock clock, Ids ids) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public <T> Mono<T> whileHeld(String name, Mono<T> work) {
        return Mono.fromSupplier(() -> new Lease(name, ids.next()))
                .filterWhen(this::take)
                .flatMap(lease ->
                        Mono.usingWhen(Mono.just(lease), _ -> work.takeUntilOther(lost(lease)), this::giveBack));
    }

    private Mono<Boolean> take(Lease lease) {
        return takeOver(lease)
                .flatMap(taken -> taken ? Mono.just(true) : create(lease))
                .onErrorResume(DuplicateKeyException.class, _ -> Mono.just(false));
    }

    private Mono<Boolean> takeOver(Lease lease) {
        Instant now = clock.instant();
        return database.sql("""
                        UPDATE lease SET holder = :holder, held_until = :until
                        WHERE name = :name AND (holder = :holder OR held_until < :now)""")
                .bind("holder", lease.holder)
                .bind("until", now.plus(LENGTH))
                .bind("name", lease.name)
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    private Mono<Boolean> create(Lease lease) {
        return database.sql("INSERT INTO lease (name, holder, held_until) VALUES (:name, :holder, :until)")
                .bind("name", lease.name)
                .bind("holder", lease.holder)
                .bind("until", clock.instant().plus(LENGTH))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Renews the lease; ends with an error when it is lost. */
    private Mono<Void> lost(Lease lease) {
        return Flux.interval(RENEWED_EVERY)
                .concatMap(_ -> takeOver(lease))
                .filter(held -> !held)
                .next()
                .flatMap(_ -> Mono.error(new IllegalStateException("lease " + lease.name + " is lost")));
    }

    private Mono<Void> giveBack(Lease lease) {
        return database.sql("DELETE FROM lease WHERE name = :name AND holder = :holder")
                .bind("name", lease.name)
                .bind("holder", lease.holder)
                .fetch()
                .rowsUpdated()
                .then();
    }

    private record Lease(String name, String holder) {}
}
