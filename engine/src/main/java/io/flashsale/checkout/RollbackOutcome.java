package io.flashsale.checkout;

import io.flashsale.order.Attempt;

/** What became of the wish to take a recorded usage back. Only the first changed anything. */
public sealed interface RollbackOutcome {

    record RolledBack(Attempt attempt) implements RollbackOutcome {}

    /** It was taken back before. */
    record Repeated() implements RollbackOutcome {}

    /** Nothing is recorded for the transaction. */
    record Unknown() implements RollbackOutcome {}
}
