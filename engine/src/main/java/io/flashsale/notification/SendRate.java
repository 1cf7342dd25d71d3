package io.flashsale.notification;

import java.time.Duration;
import reactor.core.publisher.Mono;

/** Shares the time to send in a channel among all processes: its provider counts over all of them. */
public interface SendRate {

    /**
     * Books so much of a channel's time, behind all that is booked. How long it is until that begins, at most
     * {@code longest}, whatever a clock did.
     */
    Mono<Duration> book(Channel channel, Duration time, Duration longest);
}
