package io.flashsale.pricing;

import io.flashsale.shared.PriceListId;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Who imports what, and how far it is; all processes read it. An import whose process is gone is reported as failed,
 * and has failed as soon as another one begins.
 */
public interface ImportRegister {

    /** Runs the work while no other import of the list does; empty without running it when one does. */
    <T> Mono<T> alone(PriceListId list, Mono<T> work);

    /** Declares those dead whose process is gone. Called by whoever is {@link #alone} with the list. */
    Mono<Void> buryTheDead(PriceListId list);

    /** Forgets imports that began before this. */
    Mono<Void> forget(Instant before);

    /** False: there is an import of this name. */
    Mono<Boolean> begin(ImportWish wish);

    /**
     * Signals an error if the import is not running any more: others hold it for dead. In a transaction nobody else
     * ends it before that does.
     */
    Mono<Void> progress(ImportId id, ImportTally tally);

    /** Ends an import that is running, as {@link #progress}. */
    Mono<Void> end(ImportId id, ImportState state, ImportTally tally);

    Mono<ImportReport> find(ImportId id);

    Flux<ImportReport> latest(int most);
}
