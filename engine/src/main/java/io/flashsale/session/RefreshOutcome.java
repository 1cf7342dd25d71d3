package io.flashsale.session;

import io.flashsale.shared.CustomerId;

/** What became of a refresh. */
public sealed interface RefreshOutcome {

    /** The token is not ours, too old, or of a session that has ended. */
    record Refused() implements RefreshOutcome {}

    /** Somebody had used the token before: one of the two is a thief, and the session has ended for both. */
    record Reused(CustomerId customer) implements RefreshOutcome {}

    /** The same next token once more: an answer was lost, or two refreshed at once, perhaps a thief and the owner. */
    record Repeated(OpenSession session) implements RefreshOutcome {}

    record Refreshed(OpenSession session) implements RefreshOutcome {}
}
