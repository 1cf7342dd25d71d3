package io.flashsale.sale;

/** How a sale stands at a moment: what was decided about it, and its window. */
public enum SalePhase {
    DRAFT,
    SCHEDULED,
    OPEN,
    PAUSED,
    CLOSED
}
