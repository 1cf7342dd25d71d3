package io.flashsale.api.stream;

import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.netty.http.server.HttpServerResponse;

/** Streams of events over HTTP. */
public final class EventStreams {

    /** What a client has not taken so long after the end it does not get. */
    private static final int PATIENCE_SECONDS = 5;

    private EventStreams() {}

    /**
     * The same events, for a response that is not begun. Its connection carries nothing else, and is closed some
     * seconds after the last event even if the client takes no bytes: the server would wait for that for ever, and a
     * process that stops for as long as it may.
     */
    public static <T> Flux<T> of(Flux<T> events, ServerHttpResponse response) {
        HttpHeaders headers = response.getHeaders();
        headers.set(HttpHeaders.CACHE_CONTROL, "no-cache, no-transform");
        headers.set(HttpHeaders.CONNECTION, "close");
        headers.set("X-Accel-Buffering", "no");
        return events.doOnTerminate(() -> closeLater(response));
    }

    private static void closeLater(ServerHttpResponse response) {
        HttpServerResponse server = ServerHttpResponseDecorator.getNativeResponse(response);
        server.withConnection(connection -> connection
                .channel()
                .eventLoop()
                .schedule(() -> connection.channel().close(), PATIENCE_SECONDS, TimeUnit.SECONDS));
    }
}
