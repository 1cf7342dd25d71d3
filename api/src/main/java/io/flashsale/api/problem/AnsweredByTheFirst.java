package io.flashsale.api.problem;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;

/** An exchange as its call has it, with a {@link FirstToAnswer}. */
final class AnsweredByTheFirst extends ServerWebExchangeDecorator {

    private final FirstToAnswer response;

    AnsweredByTheFirst(ServerWebExchange exchange, FirstToAnswer response) {
        super(exchange);
        this.response = response;
    }

    @Override
    public ServerHttpResponse getResponse() {
        return response;
    }

    @Override
    public boolean checkNotModified(Instant lastModified) {
        return checkNotModified(null, lastModified);
    }

    @Override
    public boolean checkNotModified(String etag) {
        return checkNotModified(etag, Instant.MIN);
    }

    /** Sets the status of the response itself, so it begins the answer. Who was given up has nothing to say. */
    @Override
    public boolean checkNotModified(@Nullable String etag, Instant lastModified) {
        return !response.begin() || super.checkNotModified(etag, lastModified);
    }
}
