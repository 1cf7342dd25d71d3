package io.flashsale.account;

import io.flashsale.session.OpenSession;

/** What became of a log-in. */
public sealed interface LogInOutcome {

    /** Unknown mail address or wrong password: nobody can tell which, by the answer or by its time. */
    record Refused() implements LogInOutcome {}

    record LoggedIn(Customer customer, OpenSession session) implements LogInOutcome {}
}
