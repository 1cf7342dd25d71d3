package io.flashsale.development.sms;

/** How a simulator treats its callers. */
public enum Mood {
    HONEST,
    /** Takes the text and does not answer. */
    SLOW,
    /** Does not take the text, and says why. */
    REFUSES,
    /** Does not take the text, for a reason that may be the sender's as well. */
    REFUSES_THIS,
    /** As {@link #REFUSES}, but under status 200. */
    REFUSES_WITH_OK,
    /** Ends the connection instead of answering. */
    BREAKS_OFF
}
