package io.flashsale.order.kafka;

import io.flashsale.platform.Metric;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.kafka.sender.KafkaSender;
import reactor.kafka.sender.SenderRecord;

/** Where records go that the ledger can never apply, with the reason and the place they came from. */
final class DeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final KafkaSender<String, byte[]> sender;
    private final KafkaSettings settings;
    private final Counter parked;

    DeadLetters(KafkaSender<String, byte[]> sender, KafkaSettings settings, MeterRegistry registry) {
        this.sender = sender;
        this.settings = settings;
        this.parked = Counter.builder(Metric.LEDGER_PARKED.id())
                .description(Metric.LEDGER_PARKED.description())
                .register(registry);
    }

    /** Ends when the dead letter is safe. */
    Mono<Void> park(ConsumerRecord<String, byte[]> record, Throwable reason) {
        ProducerRecord<String, byte[]> letter =
                new ProducerRecord<>(settings.deadLetterTopic(), record.key(), record.value());
        String from = record.topic() + "-" + record.partition() + "@" + record.offset();
        letter.headers().add("reason", utf8(String.valueOf(reason.getMessage())));
        letter.headers().add("from", utf8(from));
        return sender.send(Mono.just(SenderRecord.create(letter, from))).then().doOnSuccess(_ -> {
            parked.increment();
            LOG.error("record {} parked: {}", from, reason.toString());
        });
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
