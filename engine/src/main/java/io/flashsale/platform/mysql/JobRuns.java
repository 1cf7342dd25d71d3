package io.flashsale.platform.mysql;

import static io.flashsale.platform.mysql.Columns.required;
import static io.flashsale.platform.mysql.Columns.text;

import io.flashsale.platform.Ids;
import io.flashsale.platform.JobRun;
import io.flashsale.platform.JobRun.Status;
import io.flashsale.shared.Page;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Runs of jobs, one a schedule: the key over job and schedule decides which of many processes makes it. A run that has
 * no end is worked on by whoever has the job's lease, so one whose process died is finished by another.
 */
@Component
public final class JobRuns {

    private static final int LONGEST_ERROR = 500;
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int FORGOTTEN_AT_ONCE = 1_000;

    private final DatabaseClient database;
    private final Ids ids;
    private final Clock clock;

    JobRuns(DatabaseClient database, Ids ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /** Makes the run of a schedule, unless somebody has made it, and forgets the job's old ones. */
    public Mono<Void> schedule(String job, Instant at) {
        return create(job, at).flatMap(_ -> forget(job, at.minus(KEPT))).onErrorComplete(DuplicateKeyException.class);
    }

    private Mono<Void> forget(String job, Instant before) {
        return database.sql("""
                        DELETE FROM job_run
                        WHERE job = :job AND scheduled_for < :before AND ended_at IS NOT NULL
                        LIMIT\s""" + FORGOTTEN_AT_ONCE)
                .bind("job", job)
                .bind("before", before)
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** The run that is to be worked on; if there is none, a new one for now. */
    public Mono<JobRun> request(String job) {
        Mono<JobRun> now = Mono.defer(() -> create(job, clock.instant().truncatedTo(ChronoUnit.MICROS)));
        return open(job).switchIfEmpty(now);
    }

    /** The oldest run that has no end. */
    public Mono<JobRun> open(String job) {
        return database.sql("""
                        SELECT * FROM job_run WHERE job = :job AND ended_at IS NULL
                        ORDER BY scheduled_for LIMIT 1""").bind("job", job).map(JobRuns::read).one();
    }

    /** The latest first. */
    public Flux<JobRun> list(String job, Page page) {
        return database.sql("SELECT * FROM job_run WHERE job = :job AND (:after = '' OR id < :after)"
                        + " ORDER BY id DESC LIMIT " + page.limit())
                .bind("job", job)
                .bind("after", page.after())
                .map(JobRuns::read)
                .all();
    }

    /** Repeatable: a run that goes on keeps its start. */
    public Mono<Void> begin(JobRun run) {
        return change(database.sql("""
                        UPDATE job_run SET status = :status, started_at = COALESCE(started_at, :now)
                        WHERE id = :id AND ended_at IS NULL""")
                .bind("status", Status.RUNNING.name())
                .bind("now", clock.instant())
                .bind("id", run.id()));
    }

    /** Adds rows that the transaction under way has done. */
    public Mono<Void> count(JobRun run, int rows) {
        return change(
                database.sql("UPDATE job_run SET rows_done = rows_done + :rows WHERE id = :id AND ended_at IS NULL")
                        .bind("rows", rows)
                        .bind("id", run.id()));
    }

    public Mono<Void> succeed(JobRun run) {
        return end(run, Status.DONE, null);
    }

    public Mono<Void> fail(JobRun run, Throwable failure) {
        String error = failure.toString();
        return end(run, Status.FAILED, error.substring(0, Math.min(error.length(), LONGEST_ERROR)));
    }

    private Mono<Void> end(JobRun run, Status status, @Nullable String error) {
        return change(database.sql("""
                        UPDATE job_run SET status = :status, ended_at = :now, error = :error
                        WHERE id = :id AND ended_at IS NULL""")
                .bind("status", status.name())
                .bind("now", clock.instant())
                .bind("error", Parameters.in(R2dbcType.VARCHAR, error))
                .bind("id", run.id()));
    }

    private Mono<JobRun> create(String job, Instant at) {
        return Mono.fromSupplier(() -> new JobRun(ids.next(), at, null, null, 0, Status.WAITING, null))
                .delayUntil(run -> database.sql("""
                                INSERT INTO job_run (id, job, scheduled_for, status)
                                VALUES (:id, :job, :at, :status)""")
                        .bind("id", run.id())
                        .bind("job", job)
                        .bind("at", at)
                        .bind("status", run.status().name())
                        .fetch()
                        .rowsUpdated());
    }

    private static Mono<Void> change(DatabaseClient.GenericExecuteSpec update) {
        return update.fetch()
                .rowsUpdated()
                .flatMap(rows -> rows == 1
                        ? Mono.empty()
                        : Mono.error(new IllegalStateException("the run has ended elsewhere")));
    }

    private static JobRun read(Readable row) {
        return new JobRun(
                text(row, "id"),
                required(row, "scheduled_for", Instant.class),
                row.get("started_at", Instant.class),
                row.get("ended_at", Instant.class),
                required(row, "rows_done", Long.class),
                Status.valueOf(text(row, "status")),
                row.get("error", String.class));
    }
}
