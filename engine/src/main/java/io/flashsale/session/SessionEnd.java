package io.flashsale.session;

/** Why a session ended before its time. */
public enum SessionEnd {
    LOGGED_OUT,
    /** A refresh token came a second time. */
    TOKEN_REUSED,
    /** The customer has begun too many since. */
    TOO_MANY,
    PASSWORD_CHANGED,
    ACCOUNT_DELETED
}
