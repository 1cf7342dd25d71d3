package io.flashsale.pricing;

/** What an import does with the right rows of a file that has wrong ones, too. */
public enum ImportMode {
    /** Nothing. */
    ALL,
    /** Adds them and reports the others. */
    PARTIAL
}
