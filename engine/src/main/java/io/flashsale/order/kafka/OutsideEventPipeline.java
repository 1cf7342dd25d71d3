package io.flashsale.order.kafka;

import io.flashsale.order.OtherSystems;
import io.flashsale.platform.Metric;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.kafka.receiver.KafkaReceiver;
import reactor.kafka.receiver.ReceiverRecord;

/**
 * Follows what other systems say: one poll, many at once, then the offsets. At least once. What is out of reach is
 * tried until it answers; what is wrong in itself is parked and stops nobody.
 */
final class OutsideEventPipeline implements SmartLifecycle {

    /** Stops before the ledger's: it may wait for that. */
    private static final int PHASE = 1;

    private final OpenConsumers consumers;
    private final KafkaReceiver<String, byte[]> receiver;
    private final OrderTopics topics;
    private final OutsideEventJson events;
    private final OtherSystems otherSystems;
    private final DeadLetters deadLetters;
    private final OutsideEventSettings settings;
    private final MeterRegistry registry;
    private @Nullable Disposable running;

    OutsideEventPipeline(
            OpenConsumers consumers,
            KafkaReceiver<String, byte[]> receiver,
            OrderTopics topics,
            OutsideEventJson events,
            OtherSystems otherSystems,
            DeadLetters deadLetters,
            OutsideEventSettings settings,
            MeterRegistry registry) {
        this.consumers = consumers;
        this.receiver = receiver;
        this.topics = topics;
        this.events = events;
        this.otherSystems = otherSystems;
        this.deadLetters = deadLetters;
        this.settings = settings;
        this.registry = registry;
    }

    @Override
    public void start() {
        running = topics.ensure(settings.checkoutTopic(), settings.fulfilmentTopic())
                .thenMany(followed())
                .retryWhen(Tries.again("outside events"))
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
                .flatMap(said -> Flux.fromIterable(said).concatMap(this::followOrPark), settings.mostAtOnce())
                .then(Mono.fromRunnable(
                        () -> polled.forEach(message -> message.receiverOffset().acknowledge())));
    }

    private Mono<Void> followOrPark(ReceiverRecord<String, byte[]> message) {
        return Mono.defer(() -> follow(message))
                .onErrorResume(OutsideEventPipeline::isPoison, reason -> park(message, reason));
    }

    private Mono<Void> follow(ReceiverRecord<String, byte[]> message) {
        return events.read(message)
                .map(event -> otherSystems
                        .follow(event)
                        .retryWhen(Tries.aFewTimes("outside event").filter(OutsideEventPipeline::isPoison))
                        .retryWhen(Tries.again("outside event").filter(failure -> !isPoison(failure)))
                        .then(count("followed")))
                .orElseGet(() -> count("irrelevant"));
    }

    private Mono<Void> park(ReceiverRecord<String, byte[]> message, Throwable reason) {
        return deadLetters
                .park(message, reason)
                .retryWhen(Tries.again("dead letters"))
                .then(count("parked"));
    }

    private Mono<Void> count(String outcome) {
        return Mono.fromRunnable(() ->
                registry.counter(Metric.OUTSIDE_EVENTS.id(), "outcome", outcome).increment());
    }

    private static boolean isPoison(Throwable failure) {
        return failure instanceof IllegalArgumentException || Tries.isUnexpected(failure);
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
