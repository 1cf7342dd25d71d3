package io.flashsale.account;

/** What became of a link between an identity and an account. */
public enum LinkOutcome {
    /** The code is over, or there is no such account. */
    OVER,
    /** The caller's session has ended. */
    SESSION_ENDED,
    /** The identity logs in to another account, or another identity of this provider logs in to this one. */
    TAKEN,
    /** The account has a mail address that is perhaps somebody else's. The code stays good. */
    MAIL_NOT_VERIFIED,
    /** Now, or before. */
    LINKED
}
