package io.flashsale.order.kafka;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import reactor.core.publisher.Mono;
import reactor.kafka.receiver.ReceiverOptions;
import reactor.kafka.receiver.internals.ConsumerFactory;
import reactor.util.retry.Retry;

/**
 * Knows when a receiver's consumers are closed: reactor-kafka commits and closes in its own time, after its flux has
 * ended.
 */
final class OpenConsumers extends ConsumerFactory {

    private static final Duration LOOK_EVERY = Duration.ofMillis(10);

    private final AtomicInteger open = new AtomicInteger();

    @Override
    public <K, V> Consumer<K, V> createConsumer(ReceiverOptions<K, V> options) {
        Consumer<K, V> consumer =
                new KafkaConsumer<>(
                        options.consumerProperties(), options.keyDeserializer(), options.valueDeserializer()) {
                    @Override
                    @SuppressWarnings("deprecation") // the one that reactor-kafka calls
                    public void close(Duration timeout) {
                        try {
                            super.close(timeout);
                        } finally {
                            open.decrementAndGet();
                        }
                    }
                };
        open.incrementAndGet();
        return consumer;
    }

    /** Ends when all are closed, their offsets committed. */
    Mono<Void> closed() {
        return Mono.fromSupplier(open::get)
                .filter(count -> count == 0)
                .switchIfEmpty(Mono.error(StillOpen::new))
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, LOOK_EVERY).filter(StillOpen.class::isInstance))
                .then();
    }

    private static final class StillOpen extends RuntimeException {

        private static final long serialVersionUID = 1L;

        StillOpen() {
            super("a consumer is open", null, false, false);
        }
    }
}
