package io.flashsale.account;

import java.time.Duration;

/** Whether somebody may try. */
public sealed interface TryOutcome {

    /** Not before this time has passed, whatever others try. */
    record TooMany(Duration left) implements TryOutcome {}

    record Counted() implements TryOutcome {}
}
