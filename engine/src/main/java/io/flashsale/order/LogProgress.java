package io.flashsale.order;

import reactor.core.publisher.Mono;

/** How far the ledger has come. */
public interface LogProgress {

    /** Ends when the ledger has applied, effects included, everything that the log holds at the time of the call. */
    Mono<Void> caughtUp();

    /** Records that the ledger has yet to apply. */
    Mono<Long> lag();
}
