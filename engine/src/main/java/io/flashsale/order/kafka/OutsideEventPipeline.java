package io.flashsale.order.kafka;

import io.flashsale.order.OtherSystems;
import io.flashsale.platform.Metric;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.kafka.receiver.KafkaReceiver;
import reactor.kafka.receiver.ReceiverRecord;
import reactor.util.retry.Retry;
import reactor.util.retry.RetryBackoffSpec;

/**
 * Follows what other systems say: one poll, many at once, then the offsets. At least once. What is out of reach is
 * tried until it answers; what is wrong in itself is counted and skipped.
 */
final class OutsideEventPipeline implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OutsideEventPipeline.class);

    /** Stops before the ledger's: it may wait for that. */
    private static final int PHASE = 1;

    private static final int TRIES_OF_THE_UNEXPECTED = 3;

    private final OpenConsumers consumers;
    private final KafkaReceiver<String, byte[]> receiver;
    private final OrderTopics topics;
    private final OutsideEventJson events;
    private final OtherSystems otherSystems;
    private final OutsideEventSettings settings;
    private final MeterRegistry registry;
    private @Nullable Disposable running;

    OutsideEventPipeline(
            OpenConsumers consumers,
            KafkaReceiver<String, byte[]> receiver,
            OrderTopics topics,
            OutsideEventJson events,
            OtherSystems otherSystems,
            OutsideEventSettings settings,
            MeterRegistry registry) {
        this.consumers = consumers;
        this.receiver = receiver;
        this.topics = topics;
        this.events = events;
        this.otherSystems = otherSystems;
        this.settings = settings;
        this.registry = registry;
    }

    @Override
    public void start() {
        running = topics.ensure(settings.checkoutTopic(), settings.fulfilmentTopic())
                .thenMany(followed())
                .retryWhen(again("outside events"))
                .subscribe();
    }

    @SuppressWarnings("NestedPublishers") // reactor-kafka hands each poll out as a Flux
    private Flux<Void> followed() {
        return receiver.receiveBatch().concatMap(Flux::collectList).concatMap(this::follow);
    }

    /** What is said of the same thing is followed in its sequence. */
    private Mono<Void> follow(List<ReceiverRecord<String, byte[]>> polled) {
        Map<String, List<ReceiverRecord<String, byte[]>>> bySubject = polled.stream()
                .collect(Collectors.groupingBy(events::subject, LinkedHashMap::new, Collectors.toList()));
        return Flux.fromIterable(bySubject.values())
                .flatMap(said -> Flux.fromIterable(said).concatMap(this::followOrSkip), settings.mostAtOnce())
                .then(Mono.fromRunnable(
                        () -> polled.forEach(message -> message.receiverOffset().acknowledge())));
    }

    private Mono<Void> followOrSkip(ReceiverRecord<String, byte[]> message) {
        return Mono.defer(() -> follow(message))
                .onErrorResume(IllegalArgumentException.class, _ -> skip(message, "unreadable"))
                .onErrorResume(OutsideEventPipeline::isUnexpected, _ -> skip(message, "failed"));
    }

    private Mono<Void> follow(ReceiverRecord<String, byte[]> message) {
        return events.read(message)
                .map(event -> otherSystems
                        .follow(event)
                        .retryWhen(aFewTimes().filter(OutsideEventPipeline::isUnexpected))
                        .retryWhen(again("outside event").filter(failure -> !isUnexpected(failure))))
                .orElseGet(() -> count("irrelevant"));
    }

    /** Without what stands in it, which is not ours. */
    private Mono<Void> skip(ReceiverRecord<String, byte[]> message, String why) {
        LOG.error("event {}-{}@{}: {}, skipped", message.topic(), message.partition(), message.offset(), why);
        return count(why);
    }

    private Mono<Void> count(String outcome) {
        return Mono.fromRunnable(() -> registry.counter(Metric.USAGE_ROLLBACKS.id(), "outcome", outcome)
                .increment());
    }

    /** Our own mistake, or what a driver signals when its connection breaks at a bad moment. */
    private static boolean isUnexpected(Throwable failure) {
        return failure instanceof IllegalStateException
                || failure instanceof NullPointerException
                || failure instanceof IllegalArgumentException;
    }

    private static RetryBackoffSpec aFewTimes() {
        return Retry.backoff(TRIES_OF_THE_UNEXPECTED, Duration.ofMillis(100))
                .doBeforeRetry(signal -> LOG.warn("outside event: tried again", signal.failure()))
                .onRetryExhaustedThrow((_, signal) -> signal.failure());
    }

    private static RetryBackoffSpec again(String what) {
        return Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(100))
                .maxBackoff(Duration.ofSeconds(2))
                .doBeforeRetry(signal -> LOG.warn(
                        "{}: tried again after {}", what, signal.failure().toString()));
    }

    /** What is being followed is followed again by the next process. */
    @Override
    public void stop(Runnable callback) {
        if (running != null) {
            running.dispose();
        }
        consumers.closed().subscribe(_ -> {}, _ -> callback.run(), callback);
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
        return running != null && !running.isDisposed();
    }
}
