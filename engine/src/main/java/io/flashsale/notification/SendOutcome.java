package io.flashsale.notification;

/** What becomes of a message when it is handed over, mostly by what a mail server or a provider of texts says to it. */
public sealed interface SendOutcome {

    /** It was not handed over: nobody wants it there, or nobody knows that. */
    record Unwanted() implements SendOutcome {}

    /** It will never take this message to this address. */
    record Refused(String reason) implements SendOutcome {}

    /** It did not take this message, and may later. */
    record NotNow(String reason) implements SendOutcome {}

    /** It is under way; whether it arrives is not known. */
    record Accepted() implements SendOutcome {}
}
