package io.flashsale.checkout;

import io.flashsale.gate.Gate;
import io.flashsale.gate.Segment;
import io.flashsale.shared.OrderId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells the gate, many at a time, which orders the log has acknowledged: those of a few milliseconds travel together.
 * What gets lost here the sweeper finds again.
 */
@Component
class LoggedPipeline {

    private static final Logger LOG = LoggerFactory.getLogger(LoggedPipeline.class);
    private static final int MOST_A_CALL = 256;
    private static final int MOST_WAITING = 100_000;
    private static final Duration COLLECTING = Duration.ofMillis(10);

    private final Gate gate;
    private final Queue<Acknowledged> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waitingCount = new AtomicInteger();
    private final AtomicBoolean awake = new AtomicBoolean();

    LoggedPipeline(Gate gate) {
        this.gate = gate;
    }

    void acknowledged(Segment segment, OrderId order) {
        if (waitingCount.incrementAndGet() > MOST_WAITING) {
            waitingCount.decrementAndGet();
            return;
        }
        waiting.add(new Acknowledged(segment, order));
        wakeUp();
    }

    private void wakeUp() {
        if (awake.compareAndSet(false, true)) {
            Mono.delay(COLLECTING)
                    .thenMany(Flux.defer(() -> Flux.fromIterable(collected())))
                    .buffer(MOST_A_CALL)
                    .concatMap(this::tell)
                    .doFinally(_ -> rest())
                    .subscribe();
        }
    }

    /** Whoever came after the last look, and before this, found the pipeline awake. */
    private void rest() {
        awake.set(false);
        if (!waiting.isEmpty()) {
            wakeUp();
        }
    }

    private List<Acknowledged> collected() {
        int count = waitingCount.get();
        List<Acknowledged> taken = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Acknowledged next = waiting.poll();
            if (next == null) {
                break;
            }
            taken.add(next);
        }
        waitingCount.addAndGet(-taken.size());
        return taken;
    }

    private Mono<Void> tell(List<Acknowledged> batch) {
        Map<Segment, List<OrderId>> bySegment = batch.stream()
                .collect(Collectors.groupingBy(
                        Acknowledged::segment, Collectors.mapping(Acknowledged::order, Collectors.toList())));
        return Flux.fromIterable(bySegment.entrySet())
                .concatMap(each -> gate.logged(each.getKey(), each.getValue()))
                .onErrorResume(failure -> {
                    LOG.debug("gate not told of {} logged orders: {}", batch.size(), failure.toString());
                    return Mono.empty();
                })
                .then();
    }

    private record Acknowledged(Segment segment, OrderId order) {}
}
