package io.flashsale.notification;

/** What became of the wish to send a message once more. */
public enum ResendOutcome {
    DUE,
    /** It has no end yet: it is sent anyway. */
    UNDER_WAY,
    NO_SUCH_MESSAGE
}
