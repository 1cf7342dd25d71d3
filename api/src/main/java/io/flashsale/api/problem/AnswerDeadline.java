package io.flashsale.api.problem;

import io.flashsale.shared.Unavailable;
import java.time.Duration;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Ends the wait for an answer that does not come. The time-outs of the database are kept by the database itself: they
 * do not help when it hangs. Streams of events, uploads, exports and balances have bounds of their own; the OpenAPI
 * page waits for no other server, and takes seconds the first time.
 */
public final class AnswerDeadline implements WebFilter {

    private static final String PASSED = AnswerDeadline.class.getName();
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Duration longest;

    public AnswerDeadline(AnswerSettings settings) {
        this.longest = settings.longest();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (hasBoundsOfItsOwn(exchange.getRequest().getPath().value())) {
            return chain.filter(exchange);
        }
        var response = new FirstToAnswer(exchange.getResponse());
        Mono<Void> answer =
                chain.filter(new AnsweredByTheFirst(exchange, response)).then(response.end());
        return Mono.firstWithSignal(answer, passed(exchange, response));
    }

    /** Whether a request has waited too long: its work is cancelled, and its client is told to repeat. */
    public static boolean hasPassed(ServerHttpRequest request) {
        return request.getAttributes().containsKey(PASSED);
    }

    /** An answer that was begun has its time once more, to be taken. The mark is there before its call is cancelled. */
    private Mono<Void> passed(ServerWebExchange exchange, FirstToAnswer response) {
        return Mono.delay(longest)
                .flatMap(waited -> response.giveUp() ? Mono.just(waited) : Mono.delay(longest))
                .doOnNext(_ -> exchange.getAttributes().put(PASSED, true))
                .then(Mono.error(() -> new Unavailable("no answer in time", RETRY_AFTER, null)));
    }

    private static boolean hasBoundsOfItsOwn(String path) {
        return path.endsWith("/events")
                || path.endsWith("/import")
                || path.endsWith("/export")
                || path.endsWith("/balance")
                || path.equals("/v3/api-docs");
    }
}
