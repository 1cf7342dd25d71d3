package io.flashsale.pricing.mysql;

import static io.flashsale.platform.mysql.Columns.required;
import static io.flashsale.platform.mysql.Columns.text;
import static io.flashsale.platform.mysql.Columns.truth;

import io.flashsale.platform.JobRun;
import io.flashsale.platform.Metric;
import io.flashsale.platform.mysql.JobRuns;
import io.flashsale.platform.mysql.Transactions;
import io.flashsale.pricing.PurgeSettings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Deletes usage details by their age, walking once along the primary key. The details of an order that is not ended
 * stay: the ledger may still archive them. An ended order never opens again, so it need not be locked; what another
 * system recorded may be rolled back, and then the lock on the detail tells who came first. What a transaction has
 * deleted counts in its run, and, unless it was archived, as purged units of its price; the prices are updated last and
 * sorted, as the ledger does it.
 */
@Component
class UsageDeletion {

    /** The order is looked up only for what is old enough. */
    private static final String STEP = """
            SELECT u.id, u.usage_date < :threshold AND
                (o.id IS NULL OR o.status NOT IN ('PENDING_PAYMENT', 'WAITLISTED')) AS obsolete
            FROM (SELECT id, usage_date, transaction_reference_id FROM price_data_usage_detail
                WHERE id > :after ORDER BY id LIMIT %d) u
            LEFT JOIN orders o ON u.usage_date < :threshold AND o.id = u.transaction_reference_id
            ORDER BY u.id
            """;

    private static final Retry OVER_AGAIN =
            Retry.backoff(3, Duration.ofMillis(100)).filter(TransientDataAccessException.class::isInstance);

    private final DatabaseClient database;
    private final Transactions transactions;
    private final JobRuns runs;
    private final PurgeSettings settings;
    private final Counter purged;

    UsageDeletion(
            DatabaseClient database,
            Transactions transactions,
            JobRuns runs,
            PurgeSettings settings,
            MeterRegistry registry) {
        this.database = database;
        this.transactions = transactions;
        this.runs = runs;
        this.settings = settings;
        this.purged = Counter.builder(Metric.PURGE_ROWS.id())
                .description(Metric.PURGE_ROWS.description())
                .register(registry);
    }

    /** Deletes what was used before the threshold. Repeatable at any point: what is deleted is counted. */
    Mono<Void> before(Instant threshold, JobRun run) {
        return step(threshold, run, "")
                .expand(step -> step.isLast(settings.rowsAtOnce())
                        ? Mono.empty()
                        : step(threshold, run, step.last()).delaySubscription(step.pause(settings.pause())))
                .then();
    }

    private Mono<Step> step(Instant threshold, JobRun run, String after) {
        return database.sql(STEP.formatted(settings.rowsAtOnce()))
                .bind("threshold", threshold)
                .bind("after", after)
                .map(row -> new Found(text(row, "id"), truth(row, "obsolete")))
                .all()
                .collectList()
                .map(Step::new)
                .delayUntil(step -> step.obsolete().isEmpty() ? Mono.empty() : purge(step.obsolete(), run));
    }

    private Mono<Void> purge(List<String> ids, JobRun run) {
        return transactions
                .run(lock(ids).flatMap(details -> delete(details, run).thenReturn(details.size())))
                .retryWhen(OVER_AGAIN)
                .doOnNext(purged::increment)
                .then();
    }

    private Mono<List<Detail>> lock(List<String> ids) {
        return database.sql("""
                        SELECT id, price_data_id, IF(archived, 0, usage_quantity) AS units
                        FROM price_data_usage_detail WHERE id IN (:ids) FOR UPDATE""")
                .bind("ids", ids)
                .map(row ->
                        new Detail(text(row, "id"), text(row, "price_data_id"), required(row, "units", Integer.class)))
                .all()
                .collectList()
                .filter(details -> !details.isEmpty());
    }

    private Mono<Void> delete(List<Detail> details, JobRun run) {
        SortedMap<String, Integer> units = new TreeMap<>();
        details.forEach(detail -> units.merge(detail.price(), detail.units(), Integer::sum));
        units.values().removeIf(none -> none == 0);
        return database.sql("DELETE FROM price_data_usage_detail WHERE id IN (:ids)")
                .bind("ids", details.stream().map(Detail::id).toList())
                .fetch()
                .rowsUpdated()
                .then(runs.count(run, details.size()))
                .thenMany(Flux.fromIterable(units.entrySet()))
                .concatMap(this::keep)
                .then();
    }

    private Mono<Long> keep(Map.Entry<String, Integer> units) {
        return database.sql("UPDATE price_data SET purged_quantity = purged_quantity + :units WHERE id = :id")
                .bind("units", units.getValue())
                .bind("id", units.getKey())
                .fetch()
                .rowsUpdated();
    }

    private record Found(String id, boolean isObsolete) {}

    private record Detail(String id, String price, int units) {}

    /** What one look at the table found. */
    private record Step(List<Found> found) {

        List<String> obsolete() {
            return found.stream().filter(Found::isObsolete).map(Found::id).toList();
        }

        boolean isLast(int rowsAtOnce) {
            return found.size() < rowsAtOnce;
        }

        String last() {
            return found.getLast().id();
        }

        Duration pause(Duration afterDeletion) {
            return obsolete().isEmpty() ? Duration.ZERO : afterDeletion;
        }
    }
}
