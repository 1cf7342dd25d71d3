package io.flashsale.platform.http;

import io.flashsale.shared.Unavailable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.BodyInserter;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.core.publisher.Mono;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server of somebody else that answers with JSON. A call is never sent twice, ends within the limits, and fails with
 * an {@link Unavailable} only: nobody knows then what the server did. Answers are read as bytes and failures tell
 * neither answer nor address, so that no log shows what was said, at any level.
 */
public final class JsonServer implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LARGEST_ANSWER_BYTES = 64 * 1024;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final String name;
    private final Duration longest;
    private final ConnectionProvider connections;
    private final WebClient client;

    public JsonServer(String name, WebClient.Builder builder, CallLimits limits) {
        this.name = name;
        this.longest = limits.callTimeout();
        this.connections = limits.connections(name);
        this.client = builder.clone()
                .clientConnector(new ReactorClientHttpConnector(limits.client(connections)))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST_ANSWER_BYTES))
                .build();
    }

    /** Gets once. */
    public Mono<JsonReply> get(URI url, Consumer<HttpHeaders> headers) {
        return ended(client.get().uri(url).headers(headers).exchangeToMono(JsonServer::read));
    }

    /** Posts once. */
    public Mono<JsonReply> post(
            URI url, Consumer<HttpHeaders> headers, BodyInserter<?, ? super ClientHttpRequest> body) {
        return ended(client.post().uri(url).headers(headers).body(body).exchangeToMono(JsonServer::read));
    }

    private Mono<JsonReply> ended(Mono<JsonReply> call) {
        return call.timeout(longest).onErrorMap(failure -> unavailable(reason(failure)));
    }

    /** What a caller may signal who got an answer, but none that helps. */
    public Unavailable unavailable(String what) {
        return new Unavailable(name + ": " + what, PAUSE, null);
    }

    @Override
    public void close() {
        connections.dispose();
    }

    private static Mono<JsonReply> read(ClientResponse response) {
        return response.bodyToMono(byte[].class)
                .defaultIfEmpty(new byte[0])
                .map(bytes -> new JsonReply(response.statusCode().value(), JSON.readTree(bytes)));
    }

    /** Its kind, and its words if they come from the connection: other words may quote what was said. */
    private static String reason(Throwable failure) {
        Throwable cause =
                failure instanceof WebClientRequestException wrapped ? wrapped.getMostSpecificCause() : failure;
        String kind = cause.getClass().getSimpleName();
        return cause instanceof IOException || cause instanceof TimeoutException
                ? kind + ": " + cause.getMessage()
                : kind;
    }
}
