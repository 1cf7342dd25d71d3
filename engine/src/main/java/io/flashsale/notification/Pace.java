package io.flashsale.notification;

import java.time.Duration;

/**
 * How fast a channel is sent in, and for how long a message is tried.
 *
 * @param underWay  most messages under way at once, in one process
 * @param perSecond most messages on average, of all processes together
 * @param longest   for one message
 * @param triedFor  a message that is older is given up
 */
record Pace(int underWay, int perSecond, Duration longest, Duration triedFor) {

    private static final int SECONDS_A_TURN = 3;

    /** So many, at most and at least one, are sent in a few seconds: nobody waits longer for another's turn. */
    int aTurn(int most) {
        return Math.clamp((long) SECONDS_A_TURN * perSecond, 1, most);
    }

    /** What so many messages take. */
    Duration of(int messages) {
        return Duration.ofSeconds(messages).dividedBy(perSecond);
    }

    /** From one message to the next of those that go one after the other. */
    Duration spacing() {
        return of(underWay);
    }
}
