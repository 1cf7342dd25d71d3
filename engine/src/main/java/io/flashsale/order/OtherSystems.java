package io.flashsale.order;

import io.flashsale.shared.Reference;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Follows what other systems say. */
public interface OtherSystems {

    /**
     * Ends when the log has what follows, or nothing follows. May be repeated; an error means unknown: repeat.
     */
    Mono<Void> follow(RollbackEvent event);

    /**
     * Another system's word that the units of a transaction are not sold.
     *
     * @param saidAt by the clock of the log
     */
    record RollbackEvent(Reference transaction, ArchivalReason reason, Instant saidAt) {}
}
