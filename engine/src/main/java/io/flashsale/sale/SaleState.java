package io.flashsale.sale;

/** What the organiser decided about a sale; its window applies besides. */
public enum SaleState {
    /** Nobody sees it. */
    DRAFT,
    /** Sells within its window. */
    OPEN,
    /** Sells nothing for now. */
    PAUSED,
    /** Sells nothing any more; what is held may still be paid. */
    CLOSED
}
