package io.flashsale.notification;

import java.time.Duration;

/**
 * How fast one process sends in a channel, and for how long it tries.
 *
 * @param underWay  most messages under way at once
 * @param perSecond most messages on average
 * @param longest   for one message
 * @param triedFor  a message that is older is given up
 */
record Pace(int underWay, int perSecond, Duration longest, Duration triedFor) {

    /** From one message to the next of those that go one after the other. */
    Duration spacing() {
        return Duration.ofSeconds(underWay).dividedBy(perSecond);
    }
}
