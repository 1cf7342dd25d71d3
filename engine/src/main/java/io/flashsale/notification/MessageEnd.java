package io.flashsale.notification;

/** How it ended with a message. */
public enum MessageEnd {
    SENT,
    /** The server will never take it to this address. */
    REFUSED,
    /** The recipient has no address, or none that is verified, wants no such messages any more, or has no account. */
    NO_ADDRESS,
    /** Tried for too long, or until what it speaks of was over. */
    GIVEN_UP
}
