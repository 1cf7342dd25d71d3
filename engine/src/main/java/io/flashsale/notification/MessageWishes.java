package io.flashsale.notification;

import reactor.core.publisher.Mono;

/** Knows what has become of the occasion of a message to many, which may have waited for long. */
public interface MessageWishes {

    /** Whether it is still to be sent; asked just before. */
    Mono<Boolean> isWanted(Message message);
}
