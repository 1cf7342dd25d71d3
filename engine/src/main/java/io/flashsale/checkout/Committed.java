package io.flashsale.checkout;

import io.flashsale.shared.Unavailable;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** What the log has and the ledger is about to commit. */
final class Committed {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final int DOUBLINGS = 3;
    private static final int LOOKS = 10;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private Committed() {}

    /**
     * Looks until there is something to see, more and more rarely, for three seconds; then it is not known.
     *
     * @param look asks MySQL anew with each subscription
     */
    static <T> Mono<T> soon(String what, Mono<T> look) {
        return look.repeatWhenEmpty(looks -> looks.take(LOOKS).concatMap(Committed::pause))
                .switchIfEmpty(Mono.error(() -> new Unavailable(what + " is not in MySQL yet", RETRY_AFTER, null)));
    }

    private static Mono<Long> pause(long looks) {
        return Mono.delay(FIRST_PAUSE.multipliedBy(1L << Math.min(looks, DOUBLINGS)));
    }
}
