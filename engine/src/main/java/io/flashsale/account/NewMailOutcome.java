package io.flashsale.account;

/** What became of the wish for a mail address. */
public enum NewMailOutcome {
    /** There is no such account any more. */
    NO_ACCOUNT,
    /** The caller's session has ended. */
    SESSION_ENDED,
    /** The account has one, which is not replaced. */
    HAS_ONE,
    /** Another account has it. */
    TAKEN,
    ADDED
}
