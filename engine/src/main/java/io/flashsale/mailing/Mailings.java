package io.flashsale.mailing;

import io.flashsale.shared.CustomerId;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Mailings under way, as MySQL has them. */
public interface Mailings {

    /** In the transaction under way. One of this sale and template that is there already stays as it is. */
    Mono<Void> begin(Mailing mailing, Instant now);

    /** Those that have no end, the oldest first; as many as sales have at once. */
    Flux<Mailing> underWay();

    /** Notes whose messages were made, in the transaction that makes them. */
    Mono<Void> note(Mailing mailing, List<CustomerId> page);

    Mono<Void> end(Mailing mailing, Instant now);
}
