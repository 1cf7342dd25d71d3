package io.flashsale.order;

import reactor.core.publisher.Mono;

/** The one history of every order. What it has acknowledged is not lost, and the ledger applies it. */
public interface OrderLog {

    /**
     * Appends a record; ends when every replica in sync has it. An error is an {@link
     * io.flashsale.shared.Unavailable} and means unknown: the record may be there, or come later. Appending twice is
     * harmless, the ledger applies it once. Never blocks.
     */
    Mono<Void> append(OrderRecord record);
}
