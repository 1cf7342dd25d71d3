package io.flashsale.api.problem;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Mono;

/**
 * A response that is begun by its call or given up, never both: what a call writes after that goes nowhere, and leaves
 * the response as if nobody had touched it.
 */
final class FirstToAnswer extends ServerHttpResponseDecorator {

    private enum Side {
        CALL,
        DEADLINE
    }

    private final AtomicReference<@Nullable Side> first = new AtomicReference<>();

    FirstToAnswer(ServerHttpResponse response) {
        super(response);
    }

    /** False: the call has begun its answer. */
    boolean giveUp() {
        return first.compareAndSet(null, Side.DEADLINE);
    }

    private boolean isGivenUp() {
        return first.get() == Side.DEADLINE;
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        return ofCall(() -> super.writeWith(body));
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
        return Mono.defer(() -> {
            first.compareAndSet(null, Side.CALL);
            return isGivenUp() ? Mono.never() : write.get();
        });
    }
}
