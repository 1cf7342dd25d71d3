package io.flashsale.development.facebook;

/** How the simulator treats servers that ask it; browsers it treats well. */
public enum Mood {
    HONEST,
    /** Does not answer. */
    SLOW,
    /** Answers 500. */
    FAILS,
    /** Ends the connection instead of answering. */
    BREAKS_OFF
}
