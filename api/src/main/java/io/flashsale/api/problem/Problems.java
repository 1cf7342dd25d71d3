package io.flashsale.api.problem;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems, whoever answers: a route, a security filter, or the handler of all other errors. */
@Component
public final class Problems {

    private static final int MOST_JITTER_SECONDS = 30;

    private final JsonMapper json;

    public Problems(JsonMapper json) {
        this.json = json;
    }

    /** The answer of a functional route. */
    public Mono<ServerResponse> response(ServerRequest request, Problem problem) {
        return ServerResponse.status(problem.type().status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .headers(headers -> addTo(headers, problem))
                .bodyValue(bytes(problem, request.requestPath().value()));
    }

    /** The answer to an exchange that nobody has begun to answer; somebody may have been about to. */
    public Mono<Void> write(ServerWebExchange exchange, Problem problem) {
        ServerHttpResponse response = exchange.getResponse();
        byte[] body = bytes(problem, exchange.getRequest().getPath().value());
        response.setStatusCode(problem.type().status());
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        response.getHeaders().setContentLength(body.length);
        addTo(response.getHeaders(), problem);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    /** The body alone. The instance is the path of the request. */
    public byte[] bytes(Problem problem, String instance) {
        return json.writeValueAsBytes(ProblemBody.of(problem, instance));
    }

    private static void addTo(HttpHeaders headers, Problem problem) {
        headers.addAll(problem.headers());
        Duration wait = problem.retryAfter();
        if (wait != null) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(retryAfterSeconds(wait)));
        }
    }

    /**
     * The wait in whole seconds, and up to as much again, so that those who were turned away together do not come
     * back together.
     */
    static long retryAfterSeconds(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return seconds + ThreadLocalRandom.current().nextLong(Math.min(seconds, MOST_JITTER_SECONDS) + 1);
    }
}
