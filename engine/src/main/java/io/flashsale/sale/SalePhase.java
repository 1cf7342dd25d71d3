package io.flashsale.sale;

/** How a sale stands at a moment: what was decided about it, and its times. Never stored, see {@link SaleLife}. */
public enum SalePhase {
    DRAFT,
    /** Everybody sees it. Customers cannot do anything yet, or not any more until it opens. */
    ANNOUNCED,
    /** Customers may register; they may also do so in later phases, as long as the window is open. */
    REGISTRATION_OPEN,
    /** It opens soon. */
    COUNTDOWN,
    OPEN,
    /** Sells nothing for now, or would not if it were open. */
    PAUSED,
    CLOSED
}
