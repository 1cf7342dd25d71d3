package io.flashsale.account;

/** What somebody may do. */
public enum Role {
    /** Buys. */
    CUSTOMER,
    /** Sets up catalog, prices and sales, too. */
    ADMIN
}
