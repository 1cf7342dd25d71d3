package io.flashsale.gate.redis;

import io.flashsale.gate.GateRequest;
import io.flashsale.gate.Segment;
import io.flashsale.gate.redis.ReserveCall.Answer;
import io.flashsale.gate.redis.ReserveCall.HasRequest;
import io.flashsale.shared.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Lets concurrent requests of one segment travel together: at most two calls are in flight, and whatever came meanwhile
 * goes into the next. No timer: a lone request leaves at once.
 */
final class SegmentQueue {

    private static final int MOST_CALLS = 2;
    private static final int MOST_REQUESTS_A_CALL = 128;

    private final Segment segment;
    private final int mostWaiting;
    private final Calls calls;
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waitingCount = new AtomicInteger();
    private final AtomicInteger callCount = new AtomicInteger();

    SegmentQueue(Segment segment, int mostWaiting, Calls calls) {
        this.segment = segment;
        this.mostWaiting = mostWaiting;
        this.calls = calls;
    }

    /** Signals {@link Unavailable} when too many wait: nothing was decided. */
    Mono<Answer> submit(GateRequest request) {
        return Mono.create(sink -> enter(new Waiting(request, request.record().get(), sink)));
    }

    private void enter(Waiting entrant) {
        if (waitingCount.incrementAndGet() > mostWaiting) {
            waitingCount.decrementAndGet();
            entrant.sink.error(new Unavailable("too many requests wait for the gate", Duration.ofSeconds(1), null));
            return;
        }
        waiting.add(entrant);
        drain();
    }

    private void drain() {
        while (!waiting.isEmpty() && tryBeginCall()) {
            List<Waiting> batch = nextBatch();
            if (batch.isEmpty()) {
                callCount.decrementAndGet();
            } else {
                call(batch);
            }
        }
    }

    private boolean tryBeginCall() {
        int count = callCount.get();
        while (count < MOST_CALLS) {
            if (callCount.compareAndSet(count, count + 1)) {
                return true;
            }
            count = callCount.get();
        }
        return false;
    }

    private List<Waiting> nextBatch() {
        List<Waiting> batch = new ArrayList<>();
        while (batch.size() < MOST_REQUESTS_A_CALL) {
            Waiting next = waiting.poll();
            if (next == null) {
                break;
            }
            batch.add(next);
        }
        waitingCount.addAndGet(-batch.size());
        return batch;
    }

    private void call(List<Waiting> batch) {
        calls.reserve(segment, batch).whenComplete((reply, failure) -> {
            callCount.decrementAndGet();
            drain();
            answer(batch, reply, failure);
        });
    }

    private static void answer(List<Waiting> batch, @Nullable List<Object> reply, @Nullable Throwable failure) {
        for (int i = 0; i < batch.size(); i++) {
            MonoSink<Answer> sink = batch.get(i).sink;
            if (reply == null) {
                sink.error(failure == null ? new IllegalStateException("no reply") : failure);
            } else {
                sink.success(ReserveCall.answer(reply, i));
            }
        }
    }

    /** Sends one batch; the stage must end, also when Redis does not answer. */
    interface Calls {
        CompletionStage<List<Object>> reserve(Segment segment, List<? extends HasRequest> batch);
    }

    private record Waiting(GateRequest request, String record, MonoSink<Answer> sink) implements HasRequest {}
}
