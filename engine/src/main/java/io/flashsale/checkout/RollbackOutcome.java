package io.flashsale.checkout;

/** What became of the wish to take a recorded usage back. Only the first changed anything. */
public enum RollbackOutcome {
    ROLLED_BACK,
    /** It was taken back before. */
    REPEATED,
    /** Nothing is recorded for the transaction. */
    UNKNOWN
}
