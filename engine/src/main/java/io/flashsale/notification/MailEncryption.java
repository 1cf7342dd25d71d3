package io.flashsale.notification;

/** How the way to the mail server is kept secret. */
public enum MailEncryption {
    /** Not at all. */
    NONE,
    /** From the first command on, or nothing is sent. */
    STARTTLS,
    /** From the first byte on. */
    TLS
}
