package io.flashsale.platform;

import reactor.core.publisher.Mono;

/** Lets one at a time do a thing, over all processes and within each. A lease that is not renewed ends by itself. */
public interface Leases {

    /** Runs the work under the lease of this name; empty without running it when somebody else has the lease. */
    <T> Mono<T> whileHeld(String name, Mono<T> work);
}
