package io.flashsale.notification;

/** Who sends texts. */
public enum SmsProvider {
    /** Nobody: what needs a text is not offered. */
    NONE,
    MSG91,
    TWILIO,
    /** Nobody, but everybody may read them here: for development. */
    MAILBOX
}
