package io.flashsale.order.kafka;

import io.flashsale.order.Applied;
import io.flashsale.order.Effects;
import io.flashsale.order.Ledger;
import io.flashsale.order.LoggedRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.kafka.receiver.KafkaReceiver;
import reactor.kafka.receiver.ReceiverRecord;

/**
 * Moves records from the log to MySQL, in two {@link Lanes}: what came meanwhile is one transaction, then effects, then
 * offsets. At least once; every step may be repeated. A record that can never be applied is parked and stops nobody.
 */
final class LedgerPipeline implements SmartLifecycle {

    /** Starts before the web server and stops after it: what the last requests put into the log is still applied. */
    private static final int PHASE = 0;

    /** Records that may wait in this process; it reads no further while so many do. */
    private static final int MOST_WAITING = 10_000;

    private static final int ENDED = -1;

    private final OpenConsumers consumers;
    private final KafkaReceiver<String, byte[]> receiver;
    private final OrderTopics topics;
    private final RecordJson json;
    private final Ledger ledger;
    private final Effects effects;
    private final DeadLetters deadLetters;
    private final LedgerMetrics metrics;
    private final int mostRecordsABatch;
    private volatile @Nullable Disposable running;
    /** Batches that are being applied; {@link #ENDED} for good once the stop found none. */
    private final AtomicInteger batches = new AtomicInteger();

    private volatile boolean stopping;
    private volatile Runnable onStopped = () -> {};

    LedgerPipeline(
            OpenConsumers consumers,
            KafkaReceiver<String, byte[]> receiver,
            OrderTopics topics,
            RecordJson json,
            Ledger ledger,
            Effects effects,
            DeadLetters deadLetters,
            LedgerMetrics metrics,
            int mostRecordsABatch) {
        this.consumers = consumers;
        this.receiver = receiver;
        this.topics = topics;
        this.json = json;
        this.ledger = ledger;
        this.effects = effects;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.mostRecordsABatch = mostRecordsABatch;
    }

    @Override
    public void start() {
        stopping = false;
        batches.set(0);
        running = topics.ensure()
                .thenMany(applied())
                .retryWhen(Tries.again("consumer"))
                .doFinally(_ -> tellWhenClosed())
                .subscribe();
    }

    /** Counts the records of each batch, once they are applied, their effects done and their offsets acknowledged. */
    private Flux<Integer> applied() {
        return Flux.defer(() -> {
            Lanes lanes = new Lanes();
            metrics.watch(lanes);
            return receiver.receive()
                    .concatMap(this::readOrPark)
                    .groupBy(read -> lanes.enter(read.record), MOST_WAITING)
                    .flatMap(
                            lane -> NaturalBatches.of(lane, mostRecordsABatch)
                                    .concatMap(batch -> apply(batch, lanes), 0),
                            Lanes.COUNT);
        });
    }

    private Mono<Integer> apply(List<Read> batch, Lanes lanes) {
        if (stopping || batches.updateAndGet(count -> count == ENDED ? ENDED : count + 1) == ENDED) {
            return Mono.never();
        }
        return applyTogether(batch)
                .flatMap(applied -> effects.follow(applied)
                        .retryWhen(Tries.again("effects"))
                        .thenReturn(batch.size()))
                .doOnNext(_ -> batch.forEach(read -> acknowledge(read, lanes)))
                .doFinally(_ -> endBatch());
    }

    private void endBatch() {
        batches.decrementAndGet();
        if (stopping) {
            endIfIdle();
        }
    }

    private void endIfIdle() {
        Disposable current = running;
        if (current != null && batches.compareAndSet(0, ENDED)) {
            current.dispose();
        }
    }

    private Mono<Read> readOrPark(ReceiverRecord<String, byte[]> message) {
        return Mono.fromSupplier(() -> new Read(message, read(message)))
                .onErrorResume(
                        IllegalArgumentException.class,
                        reason -> park(message, reason)
                                .then(Mono.fromRunnable(
                                        () -> message.receiverOffset().acknowledge())));
    }

    private LoggedRecord read(ReceiverRecord<String, byte[]> message) {
        return new LoggedRecord(
                json.read(message.value()),
                message.partition(),
                message.offset(),
                Instant.ofEpochMilli(message.timestamp()));
    }

    private Mono<List<Applied>> applyTogether(List<Read> records) {
        return applyOnce(records).onErrorResume(LedgerPipeline::isPoison, _ -> applyOneByOne(records));
    }

    private Mono<List<Applied>> applyOneByOne(List<Read> records) {
        return Flux.fromIterable(records)
                .concatMap(read -> applyOnce(List.of(read))
                        .onErrorResume(LedgerPipeline::isPoison, reason -> park(read.message, reason)))
                .collectList()
                .map(applied -> applied.stream().flatMap(List::stream).toList());
    }

    private Mono<List<Applied>> applyOnce(List<Read> records) {
        List<LoggedRecord> logged = new ArrayList<>(records.size());
        records.forEach(read -> logged.add(read.record));
        return metrics.timed(logged.size(), ledger.apply(logged))
                .retryWhen(Tries.aFewTimes("ledger").filter(Tries::isUnexpected))
                .retryWhen(Tries.again("ledger").filter(failure -> !isPoison(failure)));
    }

    private <T> Mono<T> park(ReceiverRecord<String, byte[]> message, Throwable reason) {
        return deadLetters
                .park(message, reason)
                .retryWhen(Tries.again("dead letters"))
                .doOnSuccess(_ -> metrics.countParked())
                .then(Mono.empty());
    }

    /**
     * Wrong in itself, whatever is tried; the unexpected counts as such after some tries. A duplicate key is another
     * consumer at the same batch, which a repeat sees.
     */
    private static boolean isPoison(Throwable failure) {
        boolean refusedByMySql =
                failure instanceof DataIntegrityViolationException && !(failure instanceof DuplicateKeyException);
        return refusedByMySql || failure instanceof IllegalArgumentException || Tries.isUnexpected(failure);
    }

    /** Each one: a rebalance waits until as many offsets are acknowledged as records were polled. */
    private static void acknowledge(Read read, Lanes lanes) {
        lanes.leave(read.record);
        read.message.receiverOffset().acknowledge();
    }

    private void tellWhenClosed() {
        consumers.closed().subscribe(_ -> {}, _ -> onStopped.run(), onStopped);
    }

    /** Lets the batches at hand finish; ends when the consumer has committed what was acknowledged and is closed. */
    @Override
    public void stop(Runnable callback) {
        onStopped = callback;
        stopping = true;
        if (isRunning()) {
            endIfIdle();
        } else {
            callback.run();
        }
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    @Override
    public boolean isRunning() {
        Disposable current = running;
        return current != null && !current.isDisposed();
    }

    private record Read(ReceiverRecord<String, byte[]> message, LoggedRecord record) {}
}
