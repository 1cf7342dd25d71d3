package io.flashsale.account;

import io.flashsale.session.OpenSession;

/** What became of a link that an owner has opened. */
public sealed interface ConfirmOutcome {

    /** Not one of ours, too old, or used. */
    record Over() implements ConfirmOutcome {}

    /** The link is good, but this is not the browser that began: nothing has changed. */
    record AnotherBrowser() implements ConfirmOutcome {}

    /** As {@link LinkOutcome#TAKEN}. */
    record Taken() implements ConfirmOutcome {}

    record LoggedIn(Customer customer, OpenSession session) implements ConfirmOutcome {}
}
