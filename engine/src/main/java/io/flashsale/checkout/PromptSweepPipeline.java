package io.flashsale.checkout;

import io.flashsale.sale.LiveSale;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Sweeps a sale at once, because of what just happened there. What it misses the regular sweeps find. */
@Component
class PromptSweepPipeline implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PromptSweepPipeline.class);
    private static final int SALES_AT_ONCE = 8;
    private static final int MOST_WAITING = 256;

    private final Sweep sweep;
    private final Sinks.Many<LiveSale> asked =
            Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(MOST_WAITING));
    private @Nullable Disposable running;

    PromptSweepPipeline(Sweep sweep) {
        this.sweep = sweep;
    }

    void soon(LiveSale live) {
        Sinks.EmitResult result = asked.tryEmitNext(live);
        if (result.isFailure()) {
            LOG.debug("sale {}: {}", live.sale().id(), result);
        }
    }

    @Override
    public void start() {
        running = asked.asFlux().flatMap(this::look, SALES_AT_ONCE).subscribe();
    }

    private Mono<Void> look(LiveSale live) {
        return sweep.once(live).onErrorResume(failure -> {
            LOG.debug("sale {}: {}", live.sale().id(), failure.toString());
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
