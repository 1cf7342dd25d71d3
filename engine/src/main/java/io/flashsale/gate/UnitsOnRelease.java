package io.flashsale.gate;

/** What becomes of the units of a released hold. */
public enum UnitsOnRelease {
    /** They go to the next in line, or back to the stock. */
    COME_BACK,
    /** The same of an order that may have got its units a second time, after a late payment. */
    COME_BACK_AGAIN,
    /** They never existed: MySQL refused them, so the gate had granted too much. */
    NEVER_EXISTED
}
