package io.flashsale.notification;

import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.Range;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the outbox is emptied.
 *
 * @param lookEvery      how often an empty outbox is looked into
 * @param atOnce         messages of a channel that a process takes at once
 * @param mailsPerSecond most mails that all processes together send, on average
 * @param takenFor       after this another process takes over what one has taken
 * @param firstPause     before a message is tried again that the server did not take; doubled each time
 * @param longestPause   no pause is longer
 * @param serverPause    how long a server that is away is left alone
 * @param triedFor       a mail that is older is given up
 * @param textsPerSecond most texts that all processes together send, on average
 * @param textsUnderWay  most texts under way at once, in one process
 * @param textsTriedFor  a text that is older is given up: it speaks of minutes
 * @param kept           how long it is remembered what was sent, so that it is not sent again
 */
@ConfigurationProperties("flashsale.outbox")
@ConditionalOnMail
public record OutboxSettings(
        Duration lookEvery,
        int atOnce,
        int mailsPerSecond,
        Duration takenFor,
        Duration firstPause,
        Duration longestPause,
        Duration serverPause,
        Duration triedFor,
        int textsPerSecond,
        int textsUnderWay,
        Duration textsTriedFor,
        Duration kept) {

    private static final String NAME = "flashsale.outbox.";

    public OutboxSettings {
        Range.require(NAME + "at-once", atOnce, 1, 1_000);
        Range.require(NAME + "mails-per-second", mailsPerSecond, 1, 1_000);
        Range.require(NAME + "texts-per-second", textsPerSecond, 1, 1_000);
        Range.require(NAME + "texts-under-way", textsUnderWay, 1, 64);
        requireAtLeast("look-every", lookEvery, Duration.ofMillis(1));
        requireAtLeast("taken-for", takenFor, Duration.ofMillis(1));
        requireAtLeast("first-pause", firstPause, Duration.ofMillis(1));
        requireAtLeast("longest-pause", longestPause, firstPause);
        requireAtLeast("server-pause", serverPause, Duration.ofMillis(1));
        requireAtLeast("tried-for", triedFor, Duration.ofMillis(1));
        requireAtLeast("texts-tried-for", textsTriedFor, Duration.ofMillis(1));
        requireAtLeast("kept", kept, triedFor.compareTo(textsTriedFor) > 0 ? triedFor : textsTriedFor);
    }

    /** After so many attempts, at least 1. */
    Duration pauseAfter(int attempts) {
        Duration pause = firstPause;
        for (int i = 1; i < attempts && pause.compareTo(longestPause) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }

    private static void requireAtLeast(String name, Duration value, Duration least) {
        if (value.compareTo(least) < 0) {
            throw new InvalidInput(NAME + name, value, least + " or more");
        }
    }
}
