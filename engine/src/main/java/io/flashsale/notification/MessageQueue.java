package io.flashsale.notification;

import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The messages of the outbox for those who send them. What a holder says of one that was taken over is not heard. */
public interface MessageQueue {

    /** Takes the most overdue of a channel and class. Nobody else gets them before {@code until}. */
    Flux<TakenMessage> take(Channel channel, QueueClass of, Instant until, int most);

    /** Nothing more happens to it. */
    Mono<Void> end(TakenMessage taken, MessageEnd end, String reason);

    /** It is to be taken again. */
    Mono<Void> later(TakenMessage taken, Instant next, String reason);

    /** It was not tried: as if nobody had taken it, but not before {@code next}. */
    Mono<Void> putBack(TakenMessage taken, Instant next);

    /** How many could be taken now, counted up to so many; none of those that are to be tried again later. */
    Mono<Long> due(Channel channel, QueueClass of, int most);

    /** How many have no end yet, counted up to so many. */
    Mono<Long> waiting(Channel channel, int most);

    /** Forgets some of those that were made before and have an end; tells how many. */
    Mono<Long> forget(Instant madeBefore);
}
