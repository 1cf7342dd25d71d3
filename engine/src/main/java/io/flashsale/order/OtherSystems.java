package io.flashsale.order;

import reactor.core.publisher.Mono;

/** Follows what other systems say. */
public interface OtherSystems {

    /**
     * Ends when the log has what follows, or nothing follows. May be repeated; an error means unknown: repeat.
     */
    Mono<Void> follow(OutsideEvent event);
}
