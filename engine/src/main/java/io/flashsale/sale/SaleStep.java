package io.flashsale.sale;

/** What happens once in the life of a sale. */
public enum SaleStep {
    /** Everybody sees it from now on. */
    ANNOUNCED,
    REGISTRATION_OPENED,
    COUNTDOWN_BEGUN,
    /** It opens very soon. */
    LAST_CALL,
    OPENED,
    /** By time or by its organiser. */
    CLOSED
}
