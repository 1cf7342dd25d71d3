package io.flashsale.platform;

/** What a process does; {@code flashsale.roles} names any of them. Several processes may have the same role. */
public enum Role {
    /** Serves HTTP. */
    WEB,
    /** Applies the order log to MySQL. */
    LEDGER,
    /** Finds what fell behind, loads sales into Redis. */
    SWEEPER,
    /** Sends mails and texts. */
    NOTIFIER
}
