package io.flashsale.notification;

/** How it ended with a message. */
public enum MessageEnd {
    SENT,
    /** The mail server will never take it. */
    REFUSED,
    /** The recipient has no address, perhaps no account any more. */
    NO_ADDRESS,
    /** Tried for too long. */
    GIVEN_UP
}
