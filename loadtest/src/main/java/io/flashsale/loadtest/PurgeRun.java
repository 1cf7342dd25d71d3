package io.flashsale.loadtest;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A run of the purge, as the back office shows it.
 *
 * @param rows deleted so far
 */
record PurgeRun(
        int rows, @Nullable Instant startedAt, @Nullable Instant endedAt) {

    /** Before the first. */
    static final PurgeRun NONE = new PurgeRun(0, Instant.EPOCH, Instant.EPOCH);

    static PurgeRun of(JsonNode json) {
        return Json.MAPPER.treeToValue(json, PurgeRun.class);
    }

    boolean hasEnded() {
        return endedAt != null;
    }

    /** Of a run that has ended. */
    double seconds() {
        var time = Duration.between(Objects.requireNonNull(startedAt), Objects.requireNonNull(endedAt));
        return time.toMillis() / 1e3;
    }
}
