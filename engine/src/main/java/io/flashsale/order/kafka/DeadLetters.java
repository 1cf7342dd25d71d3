package io.flashsale.order.kafka;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.kafka.sender.KafkaSender;
import reactor.kafka.sender.SenderRecord;

/**
 * Where records go that the ledger can never apply, and what other systems say that nobody can follow, with the reason
 * and the place they came from.
 */
final class DeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final int HEAD = 150;
    private static final int TAIL = 350;

    private final KafkaSender<String, byte[]> sender;
    private final KafkaSettings settings;

    DeadLetters(KafkaSender<String, byte[]> sender, KafkaSettings settings) {
        this.sender = sender;
        this.settings = settings;
    }

    /**
     * Ends when the dead letter is safe. One that is too large with its reason goes without key and value: those stand
     * where it came from.
     */
    Mono<Void> park(ConsumerRecord<String, byte[]> record, Throwable reason) {
        String topic = settings.deadLetterTopic();
        String from = record.topic() + "-" + record.partition() + "@" + record.offset();
        String why = shortened(String.valueOf(reason.getMessage()));
        return send(new ProducerRecord<>(topic, record.key(), record.value()), from, why)
                .onErrorResume(RecordTooLargeException.class, _ -> send(new ProducerRecord<>(topic, null), from, why))
                .doOnSuccess(_ -> LOG.error("record {} parked: {}", from, shortened(reason.toString())));
    }

    private Mono<Void> send(ProducerRecord<String, byte[]> letter, String from, String why) {
        letter.headers().add("reason", utf8(why));
        letter.headers().add("from", utf8(from));
        return sender.send(Mono.just(SenderRecord.create(letter, from))).then();
    }

    /** What a database says of a statement stands behind the statement. */
    private static String shortened(String text) {
        return text.length() <= HEAD + TAIL
                ? text
                : text.substring(0, HEAD) + " … " + text.substring(text.length() - TAIL);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
