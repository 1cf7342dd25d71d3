package io.flashsale.notification;

/** What a mail server says to a mail. */
public sealed interface MailOutcome {

    /** It will never take this mail to this address. */
    record Refused(String reason) implements MailOutcome {}

    /** It did not take this mail, and may later. */
    record NotNow(String reason) implements MailOutcome {}

    /** It is under way; whether it arrives is not known. */
    record Accepted() implements MailOutcome {}
}
