package io.flashsale.account;

import io.flashsale.session.OpenSession;

/** What became of a log-in by a provider. */
public sealed interface SocialLogInOutcome {

    /** Not a code of this browser's, or one that is too old, or was used. */
    record Over() implements SocialLogInOutcome {}

    /** There is an account with this mail address. Its owner may link it: the code stays good for that for a while. */
    record MailTaken() implements SocialLogInOutcome {}

    record LoggedIn(Customer customer, OpenSession session) implements SocialLogInOutcome {}
}
