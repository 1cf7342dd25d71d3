package io.flashsale.api.job;

import io.flashsale.platform.JobRun;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run of a job.
 *
 * @param rows rows done so far
 */
public record JobRunView(
        String id,
        Instant scheduledFor,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        long rows,
        JobRun.Status status,
        @Nullable String error) {

    public static JobRunView of(JobRun run) {
        return new JobRunView(
                run.id(), run.scheduledFor(), run.startedAt(), run.endedAt(), run.rows(), run.status(), run.error());
    }
}
