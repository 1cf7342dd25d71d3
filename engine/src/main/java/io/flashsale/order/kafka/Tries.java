package io.flashsale.order.kafka;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.util.retry.Retry;
import reactor.util.retry.RetryBackoffSpec;

/** How what was read from Kafka is tried again. */
final class Tries {

    private static final Logger LOG = LoggerFactory.getLogger(Tries.class);
    private static final int TRIES_OF_THE_UNEXPECTED = 3;

    private Tries() {}

    /** For what is out of reach, until it answers. */
    static RetryBackoffSpec again(String what) {
        return Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(100))
                .maxBackoff(Duration.ofSeconds(2))
                .doBeforeRetry(signal -> LOG.warn(
                        "{}: tried again after {}", what, signal.failure().toString()));
    }

    /** For the unexpected; then its error is the last one. */
    static RetryBackoffSpec aFewTimes(String what) {
        return Retry.backoff(TRIES_OF_THE_UNEXPECTED, Duration.ofMillis(100))
                .doBeforeRetry(signal -> LOG.warn("{}: tried again", what, signal.failure()))
                .onRetryExhaustedThrow((_, signal) -> signal.failure());
    }

    /** Wrong in itself, or our own mistake, or what a driver signals when its connection breaks at a bad moment. */
    static boolean isUnexpected(Throwable failure) {
        return failure instanceof IllegalStateException || failure instanceof NullPointerException;
    }
}
