package io.flashsale.account;

/** What became of the wish for another profile. If several apply, the first is given. */
public sealed interface ProfileOutcome {

    /** There is no such account, perhaps not any more. */
    record NoAccount() implements ProfileOutcome {}

    /** The caller's session has ended. */
    record SessionEnded() implements ProfileOutcome {}

    record Changed(Account account) implements ProfileOutcome {}
}
