package io.flashsale.order;

import java.util.List;
import reactor.core.publisher.Mono;

/** What follows from committed records, outside MySQL. Harmless to repeat; an error is repeated until it succeeds. */
public interface Effects {

    /** Ends when all that follows has happened. Effects of one order happen in the order of its records. */
    Mono<Void> follow(List<Applied> applied);
}
