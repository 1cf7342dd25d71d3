package io.flashsale.platform;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Does a thing again and again, one run at a time. A run that fails is said, and the next one comes all the same. */
public final class TickPipeline implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TickPipeline.class);

    private final String name;
    private final Duration untilFirst;
    private final Duration every;
    private final Supplier<Mono<Void>> run;
    private @Nullable Disposable running;

    public TickPipeline(String name, Duration every, Supplier<Mono<Void>> run) {
        this(name, every, every, run);
    }

    /** @param untilFirst how long after the start the first run comes */
    public TickPipeline(String name, Duration untilFirst, Duration every, Supplier<Mono<Void>> run) {
        this.name = name;
        this.untilFirst = untilFirst;
        this.every = every;
        this.run = run;
    }

    @Override
    public void start() {
        running = Flux.interval(untilFirst, every)
                .onBackpressureDrop()
                .concatMap(_ -> runOnce(), 1)
                .subscribe();
    }

    private Mono<Void> runOnce() {
        return Mono.defer(run).onErrorResume(failure -> {
            LOG.warn("{}: {}", name, failure.toString());
            return Mono.empty();
        });
    }

    @Override
    public void stop() {
        if (running != null) {
            running.dispose();
        }
    }

    @Override
    public boolean isRunning() {
        return running != null && !running.isDisposed();
    }
}
