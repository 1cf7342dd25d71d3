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
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Lets concurrent requests of one segment travel together: at most two calls are in flight, and whatever came meanwhile
 * goes into the next. No timer: a lone request leaves at once. Who has waited too long, because calls got no answer, is
 * turned away instead.
 */
final class SegmentQueue {

    private static final int MOST_CALLS = 2;
    private static final int MOST_REQUESTS_A_CALL = 128;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Segment segment;
    private final GateSettings settings;
    private final LongSupplier nanoTime;
    private final Calls calls;
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waitingCount = new AtomicInteger();
    private final AtomicInteger callCount = new AtomicInteger();

    SegmentQueue(Segment segment, GateSettings settings, LongSupplier nanoTime, Calls calls) {
        this.segment = segment;
        this.settings = settings;
        this.nanoTime = nanoTime;
        this.calls = calls;
    }

    /** Signals {@link Unavailable} when too many wait, or for too long: nothing was decided. */
    Mono<Answer> submit(GateRequest request) {
        return Mono.create(sink -> enter(new Waiting(request, request.record().get(), sink, nanoTime.getAsLong())));
    }

    private void enter(Waiting entrant) {
        if (waitingCount.incrementAndGet() > settings.mostWaiting()) {
            waitingCount.decrementAndGet();
            entrant.turnAway("too many requests wait for the gate");
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
        long oldest = nanoTime.getAsLong() - settings.longestWait().toNanos();
        List<Waiting> batch = new ArrayList<>();
        while (batch.size() < MOST_REQUESTS_A_CALL) {
            Waiting next = waiting.poll();
            if (next == null) {
                break;
            }
            waitingCount.decrementAndGet();
            if (next.since - oldest < 0) {
                next.turnAway("the gate does not answer");
            } else {
                batch.add(next);
            }
        }
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

    /** @param since when it entered, in nanoseconds */
    private record Waiting(GateRequest request, String record, MonoSink<Answer> sink, long since)
            implements HasRequest {

        void turnAway(String reason) {
            sink.error(new Unavailable(reason, RETRY_AFTER, null));
        }
    }
}
