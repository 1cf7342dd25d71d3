package io.flashsale.notification;

/** What a provider says to a text. */
public sealed interface SmsOutcome {

    /** It is under way; whether it arrives is not known. */
    record Accepted() implements SmsOutcome {}

    /**
     * It was not sent. That may be because of this text, of its number, or of us: tried again it may be.
     *
     * @param reason without number and text
     */
    record NotTaken(String reason) implements SmsOutcome {}

    /** It was not sent, and no text will ever reach this number from us: it must be another one. */
    record Undeliverable() implements SmsOutcome {}
}
