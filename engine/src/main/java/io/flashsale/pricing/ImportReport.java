package io.flashsale.pricing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How an import is getting on, or what became of it. While it runs the tally is up to a second old. */
public record ImportReport(
        ImportWish wish,
        ImportState state,
        ImportTally tally,
        Instant startedAt,
        @Nullable Instant endedAt) {}
