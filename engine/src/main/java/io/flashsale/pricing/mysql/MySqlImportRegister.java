package io.flashsale.pricing.mysql;

import static io.flashsale.platform.mysql.Columns.required;
import static io.flashsale.platform.mysql.Columns.text;

import io.flashsale.platform.Leases;
import io.flashsale.pricing.CsvProblem;
import io.flashsale.pricing.ImportId;
import io.flashsale.pricing.ImportMode;
import io.flashsale.pricing.ImportRegister;
import io.flashsale.pricing.ImportReport;
import io.flashsale.pricing.ImportState;
import io.flashsale.pricing.ImportTally;
import io.flashsale.pricing.ImportWish;
import io.flashsale.shared.PriceListId;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The register in the table price_data_import. Whoever imports into a list has the lease of the list. */
@Component
class MySqlImportRegister implements ImportRegister {

    private static final String LEASE = "import-";
    /** One statement sees the import and the lease as of one moment: a lease is given back after the end. */
    private static final String WITH_LEASE = "price_data_import i LEFT JOIN lease l ON l.name = CONCAT('" + LEASE
            + "', i.price_list_id) AND l.held_until >= :now";

    private static final String SELECT = """
            SELECT i.id, i.price_list_id, i.mode, i.rows_read, i.accepted, i.unchanged, i.wrong, i.problems,
                   i.started_at, i.ended_at,
                   IF(i.state = 'RUNNING' AND l.name IS NULL, 'FAILED', i.state) AS state
            FROM\s""" + WITH_LEASE;
    private static final JsonMapper JSON = new JsonMapper();

    private final DatabaseClient database;
    private final InstantSource clock;
    private final Leases leases;

    MySqlImportRegister(DatabaseClient database, InstantSource clock, Leases leases) {
        this.database = database;
        this.clock = clock;
        this.leases = leases;
    }

    @Override
    public <T> Mono<T> alone(PriceListId list, Mono<T> work) {
        return leases.whileHeld(LEASE + list.value(), work);
    }

    @Override
    public Mono<Void> buryTheDead(PriceListId list) {
        return database.sql("UPDATE " + WITH_LEASE + """
                         SET i.state = 'FAILED', i.ended_at = :now
                        WHERE i.state = 'RUNNING' AND (i.price_list_id = :list OR l.name IS NULL)""")
                .bind("now", clock.instant())
                .bind("list", list.value())
                .fetch()
                .rowsUpdated()
                .then();
    }

    @Override
    public Mono<Void> forget(Instant before) {
        return database.sql("DELETE FROM price_data_import WHERE started_at < :before AND state <> 'RUNNING'")
                .bind("before", before)
                .fetch()
                .rowsUpdated()
                .then();
    }

    @Override
    public Mono<Boolean> begin(ImportWish wish) {
        return database.sql("""
                        INSERT INTO price_data_import (id, price_list_id, mode, state, rows_read, accepted, unchanged,
                               wrong, problems, started_at)
                        VALUES (:id, :list, :mode, 'RUNNING', 0, 0, 0, 0, '[]', :now)""")
                .bind("id", wish.id().value())
                .bind("list", wish.list().value())
                .bind("mode", wish.mode().name())
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .thenReturn(true)
                .onErrorResume(DuplicateKeyException.class, _ -> Mono.just(false));
    }

    @Override
    public Mono<Void> progress(ImportId id, ImportTally tally) {
        return change(id, ImportState.RUNNING, tally, null);
    }

    @Override
    public Mono<Void> end(ImportId id, ImportState state, ImportTally tally) {
        return change(id, state, tally, clock.instant());
    }

    private Mono<Void> change(ImportId id, ImportState state, ImportTally tally, @Nullable Instant end) {
        return database.sql("""
                        UPDATE price_data_import
                        SET state = :state, rows_read = :read, accepted = :accepted, unchanged = :unchanged,
                            wrong = :wrong, problems = :problems, ended_at = :end
                        WHERE id = :id AND state = 'RUNNING'""")
                .bind("state", state.name())
                .bind("read", tally.rowsRead())
                .bind("accepted", tally.accepted())
                .bind("unchanged", tally.unchanged())
                .bind("wrong", tally.wrong())
                .bind("problems", JSON.writeValueAsString(tally.problems()))
                .bind("end", Parameters.in(R2dbcType.TIMESTAMP, end))
                .bind("id", id.value())
                .fetch()
                .rowsUpdated()
                .filter(changed -> changed == 1)
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("import " + id + " is not running")))
                .then();
    }

    @Override
    public Mono<ImportReport> find(ImportId id) {
        return database.sql(SELECT + " WHERE i.id = :id")
                .bind("now", clock.instant())
                .bind("id", id.value())
                .map(MySqlImportRegister::read)
                .one();
    }

    @Override
    public Flux<ImportReport> latest(int most) {
        return database.sql(SELECT + " ORDER BY i.started_at DESC, i.id DESC LIMIT " + most)
                .bind("now", clock.instant())
                .map(MySqlImportRegister::read)
                .all();
    }

    private static ImportReport read(Readable row) {
        var wish = new ImportWish(
                new ImportId(text(row, "id")),
                new PriceListId(text(row, "price_list_id")),
                ImportMode.valueOf(text(row, "mode")));
        return new ImportReport(
                wish,
                ImportState.valueOf(text(row, "state")),
                new ImportTally(
                        required(row, "rows_read", Integer.class),
                        required(row, "accepted", Integer.class),
                        required(row, "unchanged", Integer.class),
                        required(row, "wrong", Integer.class),
                        problems(text(row, "problems"))),
                required(row, "started_at", Instant.class),
                row.get("ended_at", Instant.class));
    }

    private static List<CsvProblem> problems(String json) {
        return JSON.readerForListOf(CsvProblem.class).readValue(json);
    }
}
