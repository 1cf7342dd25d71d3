package io.flashsale.notification;

/** A way to customers. What is sent by one waits for nothing of the other. */
public enum Channel {
    MAIL,
    /** A text on the phone. */
    TEXT
}
