package io.flashsale.pricing;

/** Where an import stands. Only one that is done has changed anything, and then at once. */
public enum ImportState {
    RUNNING,
    DONE,
    /** The file is wrong. */
    REFUSED,
    /** The file did not come to its end, somebody priced a SKU of it meanwhile, or the server broke. */
    FAILED
}
