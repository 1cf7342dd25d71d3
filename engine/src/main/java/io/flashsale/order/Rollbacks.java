package io.flashsale.order;

import io.flashsale.shared.Reference;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Takes back what other systems have recorded, when they say so. */
public interface Rollbacks {

    /**
     * Ends when the log has the rollback, or there was nothing to take back. May be repeated; an error means unknown:
     * repeat.
     */
    Mono<Void> follow(RollbackEvent event);

    /**
     * Another system's word that the units of a transaction are not sold.
     *
     * @param saidAt by the clock of the log
     */
    record RollbackEvent(Reference transaction, ArchivalReason reason, Instant saidAt) {}
}
