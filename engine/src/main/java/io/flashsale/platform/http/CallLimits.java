package io.flashsale.platform.http;

import io.flashsale.shared.InvalidInput;
import java.time.Duration;

/**
 * What the calls to one server may cost.
 *
 * @param connectTimeout longest wait for a connection
 * @param callTimeout longest wait for a whole answer, the connection included
 * @param mostConnections calls at once in one process
 * @param mostWaiting calls that may wait for a connection; one more fails at once
 */
public record CallLimits(Duration connectTimeout, Duration callTimeout, int mostConnections, int mostWaiting) {

    private static final Duration LONGEST_CALL = Duration.ofSeconds(60);

    public CallLimits {
        requireUpTo("call-timeout", callTimeout, LONGEST_CALL);
        requireUpTo("connect-timeout", connectTimeout, callTimeout);
        requireRange("most-connections", mostConnections, 1_000);
        requireRange("most-waiting", mostWaiting, 10_000);
    }

    private static void requireUpTo(String name, Duration value, Duration most) {
        if (value.toMillis() < 1 || value.compareTo(most) > 0) {
            throw new InvalidInput(name, value, "1 ms to " + most);
        }
    }

    private static void requireRange(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new InvalidInput(name, value, "1 to " + most);
        }
    }
}
