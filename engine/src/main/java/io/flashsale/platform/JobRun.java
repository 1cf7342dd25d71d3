package io.flashsale.platform;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run of a job.
 *
 * @param scheduledFor the moment of the schedule, or when somebody asked for it by hand
 * @param rows         rows done so far
 * @param error        what ended a run that failed
 */
public record JobRun(
        String id,
        Instant scheduledFor,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        long rows,
        Status status,
        @Nullable String error) {

    /** A run that is waiting or running belongs to whoever holds the lease of its job. */
    public enum Status {
        WAITING,
        RUNNING,
        DONE,
        FAILED
    }
}
