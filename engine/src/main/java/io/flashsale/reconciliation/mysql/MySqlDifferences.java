package io.flashsale.reconciliation.mysql;

import static io.flashsale.platform.mysql.Columns.required;
import static io.flashsale.platform.mysql.Columns.text;
import static io.flashsale.platform.mysql.Columns.time;
import static io.flashsale.platform.mysql.Columns.truth;

import io.flashsale.platform.JobRun;
import io.flashsale.platform.mysql.Transactions;
import io.flashsale.reconciliation.Difference;
import io.flashsale.reconciliation.Difference.Kind;
import io.flashsale.reconciliation.Differences;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.SaleId;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table {@code reconciliation_difference}. */
@Component
class MySqlDifferences implements Differences {

    private final DatabaseClient database;
    private final Transactions transactions;
    private final Clock clock;

    MySqlDifferences(DatabaseClient database, Transactions transactions, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Mono<Void> replace(JobRun run, List<Difference> found) {
        Mono<Long> deleteOthers = database.sql("DELETE FROM reconciliation_difference WHERE run_id <> :run")
                .bind("run", run.id())
                .fetch()
                .rowsUpdated();
        return transactions
                .run(Flux.fromIterable(found).concatMap(each -> keep(run, each)).then(deleteOthers))
                .then();
    }

    private Mono<Long> keep(JobRun run, Difference found) {
        return database.sql("""
                        INSERT INTO reconciliation_difference (kind, id, sale_id, order_id, in_mysql, at_gate, repaired,
                            found_at, run_id)
                        VALUES (:kind, :id, :sale, :order, :inMySql, :atGate, :repaired, :now, :run)
                        ON DUPLICATE KEY UPDATE in_mysql = :inMySql, at_gate = :atGate, repaired = :repaired,
                            run_id = :run""")
                .bind("kind", found.kind().name())
                .bind("id", found.id())
                .bind(
                        "sale",
                        Parameters.in(
                                R2dbcType.VARCHAR,
                                found.sale() == null ? null : found.sale().value()))
                .bind(
                        "order",
                        Parameters.in(
                                R2dbcType.VARCHAR,
                                found.order() == null ? null : found.order().value()))
                .bind("inMySql", found.inMySql())
                .bind("atGate", Parameters.in(R2dbcType.VARCHAR, found.atGate()))
                .bind("repaired", found.repaired())
                .bind("now", clock.instant())
                .bind("run", run.id())
                .fetch()
                .rowsUpdated();
    }

    @Override
    public Flux<Known> list(int most) {
        return database.sql("SELECT * FROM reconciliation_difference ORDER BY kind, id LIMIT :most")
                .bind("most", most)
                .map(MySqlDifferences::read)
                .all();
    }

    @Override
    public Mono<Map<Kind, Long>> counts() {
        return database.sql("SELECT kind, COUNT(*) AS found FROM reconciliation_difference GROUP BY kind")
                .map(row -> Map.entry(Kind.valueOf(text(row, "kind")), required(row, "found", Long.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static Known read(Readable row) {
        String sale = row.get("sale_id", String.class);
        String order = row.get("order_id", String.class);
        Difference difference = new Difference(
                Kind.valueOf(text(row, "kind")),
                text(row, "id"),
                sale == null ? null : new SaleId(sale),
                order == null ? null : new OrderId(order),
                text(row, "in_mysql"),
                row.get("at_gate", String.class),
                truth(row, "repaired"));
        return new Known(difference, time(row, "found_at"));
    }
}
