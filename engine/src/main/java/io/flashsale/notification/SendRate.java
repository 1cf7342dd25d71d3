package io.flashsale.notification;

import java.time.Duration;
import reactor.core.publisher.Mono;

/** Shares the time to send in a channel among all processes, whose provider counts over all of them. */
public interface SendRate {

    /** Takes so much of a channel's time from now on. False while somebody has it. */
    Mono<Boolean> take(Channel channel, Duration time);

    /** Gives back what was not needed of the time that was just taken. */
    Mono<Void> giveBack(Channel channel, Duration time);
}
