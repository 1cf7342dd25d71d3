package io.flashsale.order.kafka;

import io.flashsale.shared.InvalidInput;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where Kafka is, and how long it is waited for.
 *
 * @param bootstrap         {@code host:port}, several separated by commas
 * @param topic             of the order log; the dead letters stand in {@code <topic>-dead-letter}
 * @param partitions        of the topic when it is made
 * @param replicationFactor of the topic when it is made
 * @param retention         of the topic's records when it is made; dead letters are kept for ever
 * @param group             of the ledger's consumers
 * @param sessionTimeout    until the others take over from a consumer that died without a word
 * @param appendTimeout     until an append counts as unknown
 * @param deliveryTimeout   until the producer gives a record up: after it, nothing of it arrives any more
 * @param mostInFlight      records that may wait for an acknowledgement in one process
 */
@ConfigurationProperties("flashsale.kafka")
record KafkaSettings(
        String bootstrap,
        String topic,
        int partitions,
        short replicationFactor,
        Duration retention,
        String group,
        Duration sessionTimeout,
        Duration appendTimeout,
        Duration deliveryTimeout,
        int mostInFlight) {

    KafkaSettings {
        if (appendTimeout.compareTo(deliveryTimeout) > 0) {
            throw new InvalidInput("flashsale.kafka.append-timeout", appendTimeout, "at most the delivery timeout");
        }
        if (mostInFlight < 1 || mostInFlight > 50_000) {
            throw new InvalidInput("flashsale.kafka.most-in-flight", mostInFlight, "1 to 50,000");
        }
    }

    String deadLetterTopic() {
        return topic + "-dead-letter";
    }
}
