package io.flashsale.checkout;

/** Why units at a price are not recorded as used. */
public enum UsageError {
    UNKNOWN_PRICE,
    /** The price is not limited by quantity. */
    NOT_LIMITED,
    /** No open sale sells at this price. */
    NO_OPEN_SALE,
    /** The prices belong to several sales, which no single call can hold. */
    SEVERAL_SALES,
    NOT_REGISTERED,
    /** More than one customer may have, counted together with what they hold and have bought. */
    LIMIT_REACHED,
    TOO_FEW_UNITS
}
