package io.flashsale.sale;

import io.flashsale.platform.Metric;
import io.flashsale.shared.SaleId;
import io.flashsale.shared.Unavailable;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.FluxSink.OverflowStrategy;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Tells those who follow sales how they stand. One look serves all who follow a sale at this process, and all of them
 * are told the same object: see docs/decisions/026.
 */
@Component
@EnableConfigurationProperties(SaleEventSettings.class)
public class WatchSales implements SmartLifecycle {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final LiveSales sales;
    private final Sales inMySql;
    private final SaleLife life;
    private final SaleEventSettings settings;
    private final DoubleSupplier spread;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<SaleId, Followers> followed = new ConcurrentHashMap<>();
    private volatile boolean running;

    @Autowired
    WatchSales(LiveSales sales, Sales inMySql, SaleLife life, SaleEventSettings settings, MeterRegistry registry) {
        this(
                sales,
                inMySql,
                life,
                settings,
                registry,
                () -> ThreadLocalRandom.current().nextDouble());
    }

    /** @param spread 0 to 1, another number for each listener */
    WatchSales(
            LiveSales sales,
            Sales inMySql,
            SaleLife life,
            SaleEventSettings settings,
            MeterRegistry registry,
            DoubleSupplier spread) {
        this.sales = sales;
        this.inMySql = inMySql;
        this.life = life;
        this.settings = settings;
        this.spread = spread;
        Gauge.builder(Metric.SALE_LISTENERS.id(), open, AtomicInteger::get)
                .description(Metric.SALE_LISTENERS.description())
                .register(registry);
    }

    /**
     * How a sale stands at once, again after each change, and now and then without one, until it has closed. Empty if
     * there is no such live sale; an {@link Unavailable} if too many follow. Keeps the latest moment for a slow
     * subscriber, no more. Ends early after {@link SaleEventSettings#longest}, and when the process stops, whether the
     * subscriber takes anything or not.
     */
    public Flux<SaleMoment> watch(SaleId id) {
        return Flux.defer(() -> sales.find(id)
                .filter(_ -> !sales.isOfThisProcess(id))
                .map(this::watch)
                .orElseGet(this::noSale));
    }

    /** The sink ends when the last moment is taken. What ends the watch before waits for nobody. */
    private Flux<SaleMoment> watch(LiveSale live) {
        Sinks.Empty<Void> end = Sinks.empty();
        return Flux.<SaleMoment>create(sink -> add(live, sink, end), OverflowStrategy.LATEST)
                .takeUntilOther(end.asMono());
    }

    private Flux<SaleMoment> noSale() {
        return sales.isRead()
                ? Flux.empty()
                : Flux.error(() -> new Unavailable("the sales are being read", RETRY_AFTER, null));
    }

    private void add(LiveSale live, FluxSink<SaleMoment> sink, Sinks.Empty<Void> end) {
        if (open.incrementAndGet() > settings.mostListeners()) {
            open.decrementAndGet();
            sink.error(new Unavailable("too many listeners", RETRY_AFTER, null));
        } else {
            follow(live, sink, end);
        }
    }

    /** The heart beats of those who came together are spread, and so are their ends. */
    private void follow(LiveSale live, FluxSink<SaleMoment> sink, Sinks.Empty<Void> end) {
        double part = spread.getAsDouble();
        SaleWatch watch = new SaleWatch(
                life.now(live),
                Duration.ofMillis((long) (settings.heartBeat().toMillis() * part)),
                Duration.ofMillis((long) (settings.longest().toMillis() * (1 - part / 4))),
                sink,
                end);
        SaleId id = live.sale().id();
        followed.compute(id, (_, known) -> (known == null ? new Followers(settings) : known).with(watch));
        sink.onDispose(() -> {
            open.decrementAndGet();
            followed.computeIfPresent(id, (_, known) -> known.without(watch));
        });
        if (!running) {
            watch.end();
        }
    }

    /** Tells what there is to be told. Asks nobody. */
    Mono<Void> tell() {
        return Mono.fromRunnable(() ->
                followed.forEach((id, who) -> sales.find(id).map(life::now).ifPresentOrElse(who::tell, who::end)));
    }

    /** Finds out whether somebody, wherever, has changed the state of a sale that is followed. */
    Mono<Void> look() {
        return Mono.fromSupplier(() -> Set.copyOf(followed.keySet()))
                .filter(ids -> !ids.isEmpty())
                .flatMap(inMySql::states)
                .filter(this::isNews)
                .flatMap(_ -> sales.refresh());
    }

    private boolean isNews(Map<SaleId, SaleState> states) {
        return states.entrySet().stream()
                .anyMatch(found -> sales.find(found.getKey())
                        .filter(known -> known.sale().state() != found.getValue())
                        .isPresent());
    }

    /** For tests. */
    public int open() {
        return open.get();
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the server waits for its last answers: a stream would let it wait for long. */
    @Override
    public void stop() {
        running = false;
        followed.values().forEach(Followers::end);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
