package io.flashsale.sale;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps {@link LiveSales} fresh. While MySQL is away the sales stay as they were. */
@Component
class RefreshPipeline implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RefreshPipeline.class);

    private final LiveSales sales;
    private final SaleSettings settings;
    private @Nullable Disposable running;

    RefreshPipeline(LiveSales sales, SaleSettings settings) {
        this.sales = sales;
        this.settings = settings;
    }

    @Override
    public void start() {
        running = Flux.interval(Duration.ZERO, settings.refreshEvery())
                .onBackpressureDrop()
                .concatMap(_ -> refreshOnce(), 1)
                .subscribe();
    }

    private Mono<Void> refreshOnce() {
        return sales.refresh().onErrorResume(failure -> {
            LOG.warn("live sales not refreshed: {}", failure.toString());
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
