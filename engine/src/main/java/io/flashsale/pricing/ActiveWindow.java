package io.flashsale.pricing;

import io.flashsale.shared.InvalidInput;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * When a price list or a price holds: from the first instant on, before the second. Null: without end on that side.
 * In microseconds.
 */
public record ActiveWindow(@Nullable Instant from, @Nullable Instant to) {

    public static final ActiveWindow ALWAYS = new ActiveWindow(null, null);

    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    public ActiveWindow {
        from = stored("activeFrom", from);
        to = stored("activeTo", to);
        if (from != null && to != null && !from.isBefore(to)) {
            throw new InvalidInput("activeTo", to, "after activeFrom");
        }
    }

    public boolean contains(Instant time) {
        return (from == null || !time.isBefore(from)) && (to == null || time.isBefore(to));
    }

    private static @Nullable Instant stored(String field, @Nullable Instant time) {
        if (time == null) {
            return null;
        }
        if (time.isBefore(FIRST) || time.isAfter(LAST)) {
            throw new InvalidInput(field, time, "a time between 1970 and 9999");
        }
        return time.truncatedTo(ChronoUnit.MICROS);
    }
}
