package io.flashsale.order.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Batches of what came while the one before was worked on: the first element goes at once and alone, and the busier it
 * gets, the larger they are. Nothing waits for company or for a timer. Reads one batch ahead. Why not
 * {@code bufferTimeout}: docs/decisions/031.
 *
 * @param <T> what is batched
 */
final class NaturalBatches<T> implements CoreSubscriber<T>, Subscription {

    private final CoreSubscriber<? super List<T>> downstream;
    private final int mostABatch;
    private final Queue<T> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicLong requested = new AtomicLong();
    /** Calls since the last look; whoever makes the first of them looks for all. */
    private final AtomicInteger calls = new AtomicInteger();

    private Subscription upstream = Operators.emptySubscription();
    private @Nullable Throwable failure;
    private volatile boolean noMore;
    private volatile boolean over;

    private NaturalBatches(CoreSubscriber<? super List<T>> downstream, int mostABatch) {
        this.downstream = downstream;
        this.mostABatch = mostABatch;
    }

    static <T> Flux<List<T>> of(Flux<T> source, int mostABatch) {
        return source.transform(
                Operators.<T, List<T>>lift((_, downstream) -> new NaturalBatches<>(downstream, mostABatch)));
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        upstream = subscription;
        downstream.onSubscribe(this);
        subscription.request(mostABatch);
    }

    @Override
    public void onNext(T element) {
        waiting.add(element);
        look();
    }

    @Override
    public void onError(Throwable reason) {
        failure = reason;
        onComplete();
    }

    @Override
    public void onComplete() {
        noMore = true;
        look();
    }

    @Override
    public void request(long batches) {
        requested.accumulateAndGet(batches, Operators::addCap);
        look();
    }

    @Override
    public void cancel() {
        over = true;
        upstream.cancel();
    }

    @Override
    public Context currentContext() {
        return downstream.currentContext();
    }

    /** What came, was asked for, or ended during a look is seen by another. */
    private void look() {
        if (calls.getAndIncrement() == 0) {
            int seen = 1;
            while (seen != 0) {
                handOn();
                seen = calls.addAndGet(-seen);
            }
        }
    }

    private void handOn() {
        boolean last = noMore;
        while (!over && requested.get() > 0 && !waiting.isEmpty()) {
            List<T> batch = take();
            requested.decrementAndGet();
            downstream.onNext(batch);
            upstream.request(batch.size());
        }
        if (last && !over && waiting.isEmpty()) {
            over = true;
            end();
        }
    }

    private List<T> take() {
        List<T> batch = new ArrayList<>();
        while (batch.size() < mostABatch) {
            T element = waiting.poll();
            if (element == null) {
                break;
            }
            batch.add(element);
        }
        return batch;
    }

    private void end() {
        if (failure == null) {
            downstream.onComplete();
        } else {
            downstream.onError(failure);
        }
    }
}
