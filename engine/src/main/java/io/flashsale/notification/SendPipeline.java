package io.flashsale.notification;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Looks into the outbox again and again, for one channel. To stop it lets the messages that are under way have their
 * end.
 */
final class SendPipeline implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SendPipeline.class);

    private final SendMessages send;
    private final Duration every;
    private volatile boolean stopping;
    private volatile Runnable onStopped = () -> {};
    private @Nullable Disposable running;

    SendPipeline(SendMessages send, Duration every) {
        this.send = send;
        this.every = every;
    }

    @Override
    public void start() {
        stopping = false;
        send.stop(false);
        running = Flux.interval(every)
                .onBackpressureDrop()
                .takeWhile(_ -> !stopping)
                .concatMap(_ -> once(), 1)
                .doFinally(_ -> onStopped.run())
                .subscribe();
    }

    private Mono<Void> once() {
        return send.once().onErrorResume(failure -> {
            LOG.warn("outbox: {}", failure.toString());
            return Mono.empty();
        });
    }

    /** Ends with the next look, or with the messages that are under way. */
    @Override
    public void stop(Runnable callback) {
        onStopped = callback;
        stopping = true;
        send.stop(true);
        if (!isRunning()) {
            callback.run();
        }
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    @Override
    public boolean isRunning() {
        return running != null && !running.isDisposed();
    }
}
