package io.flashsale.api.problem;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A response that is begun by its call or given up, never both. Status, headers and cookies of the call are a draft of
 * its own until it begins to write: the one who gave up answers at the same time, by the response itself.
 */
final class FirstToAnswer extends ServerHttpResponseDecorator {

    private enum Side {
        CALL,
        DEADLINE
    }

    private final AtomicReference<@Nullable Side> first = new AtomicReference<>();
    private final HttpHeaders headers = new HttpHeaders();
    private final MultiValueMap<String, ResponseCookie> cookies = new LinkedMultiValueMap<>();
    private @Nullable HttpStatusCode status;

    FirstToAnswer(ServerHttpResponse response) {
        super(response);
    }

    /** False: the call has begun its answer. */
    boolean giveUp() {
        return first.compareAndSet(null, Side.DEADLINE);
    }

    /** Begins the answer of the call, if nobody has yet. False: it was given up. */
    boolean begin() {
        if (first.compareAndSet(null, Side.CALL)) {
            takeDraft();
        }
        return !isDraft();
    }

    /** Ends a call that may have written nothing; its answer is a status then. */
    Mono<Void> end() {
        return ofCall(Mono::empty);
    }

    private boolean isDraft() {
        return first.get() != Side.CALL;
    }

    @Override
    public boolean setStatusCode(@Nullable HttpStatusCode code) {
        if (!isDraft()) {
            return super.setStatusCode(code);
        }
        status = code;
        return true;
    }

    @Override
    public @Nullable HttpStatusCode getStatusCode() {
        return isDraft() ? status : super.getStatusCode();
    }

    @Override
    public HttpHeaders getHeaders() {
        return isDraft() ? headers : super.getHeaders();
    }

    @Override
    public MultiValueMap<String, ResponseCookie> getCookies() {
        return isDraft() ? cookies : super.getCookies();
    }

    @Override
    public void addCookie(ResponseCookie cookie) {
        getCookies().add(cookie.getName(), cookie);
    }

    @Override
    public void beforeCommit(Supplier<? extends Mono<Void>> action) {
        super.beforeCommit(() -> isDraft() ? Mono.empty() : action.get());
    }

    /** Of many things the first one begins the answer: it may be long in coming. */
    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        return body instanceof Flux<? extends DataBuffer> many
                ? super.writeWith(fromTheFirst(many))
                : ofCall(() -> super.writeWith(body));
    }

    private <T> Flux<T> fromTheFirst(Flux<T> many) {
        return many.switchOnFirst((signal, all) -> signal.isOnError() || begin() ? all : Flux.never());
    }

    @Override
    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
        return ofCall(() -> super.writeAndFlushWith(body));
    }

    @Override
    public Mono<Void> setComplete() {
        return ofCall(super::setComplete);
    }

    private Mono<Void> ofCall(Supplier<Mono<Void>> write) {
        return Mono.defer(() -> begin() ? write.get() : Mono.never());
    }

    private void takeDraft() {
        if (status != null) {
            super.setStatusCode(status);
        }
        super.getHeaders().putAll(headers);
        super.getCookies().putAll(cookies);
    }
}
