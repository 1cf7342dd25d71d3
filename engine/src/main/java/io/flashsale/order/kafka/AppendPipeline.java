package io.flashsale.order.kafka;

import io.flashsale.order.OrderLog;
import io.flashsale.order.OrderRecord;
import io.flashsale.platform.Metric;
import io.flashsale.shared.Unavailable;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.kafka.sender.KafkaSender;
import reactor.kafka.sender.SenderOptions;
import reactor.kafka.sender.SenderRecord;
import reactor.kafka.sender.SenderResult;
import reactor.util.retry.Retry;

/** One stream to the broker that every append of this process joins; the acknowledgements find their way back. */
final class AppendPipeline implements OrderLog, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AppendPipeline.class);
    private static final Retry AGAIN =
            Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(100)).maxBackoff(Duration.ofSeconds(2));

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final KafkaSettings settings;
    private final RecordJson json;
    private final Timer latency;
    private final Disposable running;
    private volatile @Nullable Stream stream;

    AppendPipeline(
            KafkaSettings settings,
            SenderOptions<String, byte[]> options,
            OrderTopics topics,
            RecordJson json,
            MeterRegistry registry) {
        this.settings = settings;
        this.json = json;
        this.latency = Timer.builder(Metric.LOG_APPEND.id())
                .description(Metric.LOG_APPEND.description())
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        this.running = topics.ensure()
                .thenMany(Flux.using(() -> KafkaSender.create(options), this::send, KafkaSender::close))
                .doOnError(failure -> LOG.warn("order log: stream broken, made anew: {}", failure.toString()))
                .retryWhen(AGAIN)
                .subscribe(AppendPipeline::acknowledge);
    }

    @Override
    public Mono<Void> append(OrderRecord record) {
        return Mono.<Void>create(waiting -> enter(record, waiting))
                .timeout(settings.appendTimeout())
                .onErrorMap(failure -> new Unavailable("the order log did not answer", PAUSE, failure));
    }

    private void enter(OrderRecord record, MonoSink<Void> waiting) {
        Stream open = stream;
        if (open == null || open.inFlight.get() >= settings.mostInFlight()) {
            waiting.error(new IllegalStateException("too many records wait for the log"));
            return;
        }
        open.inFlight.incrementAndGet();
        Append append = new Append(waiting, open.inFlight, Timer.start(), latency);
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(settings.topic(), record.order().value(), json.write(record));
        open.sink.next(SenderRecord.create(message, append));
    }

    private Flux<SenderResult<Append>> send(KafkaSender<String, byte[]> sender) {
        return sender.send(Flux.create(sink -> stream = new Stream(sink, new AtomicInteger())));
    }

    private static void acknowledge(SenderResult<Append> result) {
        Append append = result.correlationMetadata();
        append.inFlight.decrementAndGet();
        append.started.stop(append.latency);
        Exception failure = result.exception();
        if (failure == null) {
            append.waiting.success();
        } else {
            append.waiting.error(failure);
        }
    }

    @Override
    public void close() {
        Stream open = stream;
        if (open != null) {
            open.sink.complete();
        }
        running.dispose();
    }

    private record Stream(FluxSink<SenderRecord<String, byte[], Append>> sink, AtomicInteger inFlight) {}

    private record Append(MonoSink<Void> waiting, AtomicInteger inFlight, Timer.Sample started, Timer latency) {}
}
