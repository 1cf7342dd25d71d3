package io.flashsale.api.order;

import io.flashsale.api.problem.Problem;
import io.flashsale.api.problem.ProblemType;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.Unavailable;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** Lets so many streams be open, for so long, and no more: each keeps a connection and a place in every look. */
@Component
@EnableConfigurationProperties(OrderEventSettings.class)
class OpenStreams implements SmartLifecycle {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final OrderEventSettings settings;
    private final AtomicInteger all = new AtomicInteger();
    private final Map<CustomerId, Integer> byCustomer = new ConcurrentHashMap<>();
    private final Set<Place> places = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    OpenStreams(OrderEventSettings settings) {
        this.settings = settings;
    }

    /**
     * The stream, which counts while somebody is subscribed to it; an error if it would be one too many. It ends after
     * {@link OrderEventSettings#longest} and when the process stops, whether its subscriber takes anything or not.
     */
    <T> Flux<T> counted(CustomerId customer, Flux<T> stream) {
        return Flux.using(
                () -> take(customer),
                place -> stream.take(settings.longest()).takeUntilOther(place.end.asMono()),
                this::giveBack);
    }

    private Place take(CustomerId customer) {
        int open = all.incrementAndGet();
        int own = byCustomer.merge(customer, 1, Integer::sum);
        Place place = new Place(customer, Sinks.empty());
        if (own > settings.mostACustomer()) {
            giveBack(place);
            throw Problem.of(ProblemType.THROTTLED, "streams: " + own + " (expected: " + settings.mostACustomer() + ")")
                    .retryAfter(RETRY_AFTER)
                    .signal();
        }
        if (open > settings.mostStreams()) {
            giveBack(place);
            throw new Unavailable("too many streams", RETRY_AFTER, null);
        }
        places.add(place);
        if (!running) {
            place.end.tryEmitEmpty();
        }
        return place;
    }

    private void giveBack(Place place) {
        places.remove(place);
        all.decrementAndGet();
        byCustomer.computeIfPresent(place.customer, (_, own) -> own == 1 ? null : own - 1);
    }

    /** For tests. */
    int open() {
        return all.get();
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the server waits for its last answers: a stream would let it wait for long. */
    @Override
    public void stop() {
        running = false;
        places.forEach(place -> place.end.tryEmitEmpty());
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private record Place(CustomerId customer, Sinks.Empty<Void> end) {}
}
