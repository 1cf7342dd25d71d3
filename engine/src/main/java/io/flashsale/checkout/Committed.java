package io.flashsale.checkout;

import io.flashsale.shared.Unavailable;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** What the log has and the ledger is about to commit. */
final class Committed {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final int POLLS = 60;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private Committed() {}

    /**
     * Looks until there is something to see, for three seconds; then it is not known.
     *
     * @param look asks MySQL anew with each subscription
     */
    static <T> Mono<T> soon(String what, Mono<T> look) {
        return look.repeatWhenEmpty(polls -> polls.take(POLLS).delayElements(POLL))
                .switchIfEmpty(Mono.error(() -> new Unavailable(what + " is not in MySQL yet", RETRY_AFTER, null)));
    }
}
