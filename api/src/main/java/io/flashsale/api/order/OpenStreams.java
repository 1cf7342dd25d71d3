package io.flashsale.api.order;

import io.flashsale.api.problem.Problem;
import io.flashsale.api.problem.ProblemType;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.Unavailable;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Lets so many streams be open at once, and no more: each keeps a connection and a place in every look. */
@Component
@EnableConfigurationProperties(OrderEventSettings.class)
class OpenStreams {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final OrderEventSettings settings;
    private final AtomicInteger all = new AtomicInteger();
    private final Map<CustomerId, Integer> byCustomer = new ConcurrentHashMap<>();

    OpenStreams(OrderEventSettings settings) {
        this.settings = settings;
    }

    /** The stream, which counts while somebody is subscribed to it; an error if it would be one too many. */
    <T> Flux<T> counted(CustomerId customer, Flux<T> stream) {
        return Flux.using(() -> take(customer), _ -> stream, this::giveBack);
    }

    private CustomerId take(CustomerId customer) {
        int open = all.incrementAndGet();
        int own = byCustomer.merge(customer, 1, Integer::sum);
        if (own > settings.mostACustomer()) {
            giveBack(customer);
            throw Problem.of(ProblemType.THROTTLED, "streams: " + own + " (expected: " + settings.mostACustomer() + ")")
                    .retryAfter(RETRY_AFTER)
                    .signal();
        }
        if (open > settings.mostStreams()) {
            giveBack(customer);
            throw new Unavailable("too many streams", RETRY_AFTER, null);
        }
        return customer;
    }

    private void giveBack(CustomerId customer) {
        all.decrementAndGet();
        byCustomer.computeIfPresent(customer, (_, own) -> own == 1 ? null : own - 1);
    }

    /** For tests. */
    int open() {
        return all.get();
    }
}
