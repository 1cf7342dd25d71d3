package io.flashsale.platform.http;

import io.flashsale.shared.InvalidInput;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

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

    /** Shorter than servers keep a connection that says nothing: a call on a closed one fails. */
    private static final Duration LONGEST_IDLE = Duration.ofSeconds(15);

    public CallLimits {
        requireUpTo("call-timeout", callTimeout, LONGEST_CALL);
        requireUpTo("connect-timeout", connectTimeout, callTimeout);
        requireRange("most-connections", mostConnections, 1_000);
        requireRange("most-waiting", mostWaiting, 10_000);
    }

    /** For the calls of {@link #client}; whoever asks for them disposes of them. */
    public ConnectionProvider connections(String name) {
        return ConnectionProvider.builder(name)
                .maxConnections(mostConnections)
                .pendingAcquireMaxCount(mostWaiting)
                .pendingAcquireTimeout(callTimeout)
                .maxIdleTime(LONGEST_IDLE)
                .build();
    }

    /** Sends no call a second time by itself: whether to repeat one is for its caller to say. */
    public HttpClient client(ConnectionProvider connections) {
        return HttpClient.create(connections).disableRetry(true).option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                connectTimeout.toMillis());
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
