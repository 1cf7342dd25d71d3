package io.flashsale.account;

/** What clients try that could be somebody else's, or costs us much. Each is counted by itself. */
public enum TryKind {
    /** Any password: at log-in, for a new one, for a deletion. A right one is not counted. */
    PASSWORD,
    /** A new account. */
    SIGN_UP,
    /** A mailed link, wanted or brought back. */
    LINK,
    /** What a provider is asked. */
    SOCIAL,
    /** A new cart, of a customer or of a guest: it takes memory of the Redis that the gate sells from. */
    CART
}
