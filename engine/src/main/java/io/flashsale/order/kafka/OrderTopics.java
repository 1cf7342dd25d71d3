package io.flashsale.order.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The topics of the order log. */
final class OrderTopics {

    /** As Kafka writes it. */
    private static final Duration FOR_EVER = Duration.ofMillis(-1);

    private final Admin admin;
    private final KafkaSettings settings;

    OrderTopics(Admin admin, KafkaSettings settings) {
        this.admin = admin;
        this.settings = settings;
    }

    /** Makes the topics that are not there yet. The log's own clock stamps the records. */
    Mono<Void> ensure() {
        NewTopic log = new NewTopic(settings.topic(), settings.partitions(), settings.replicationFactor());
        NewTopic dead = new NewTopic(settings.deadLetterTopic(), 1, settings.replicationFactor());
        return Flux.just(log.configs(keptFor(settings.retention())), dead.configs(keptFor(FOR_EVER)))
                .concatMap(this::create)
                .then();
    }

    /** Makes topics for what other systems say, unless they have made them: stamped and kept like the log. */
    Mono<Void> ensure(String... events) {
        return Flux.fromArray(events)
                .map(name -> new NewTopic(name, settings.partitions(), settings.replicationFactor()))
                .concatMap(topic -> create(topic.configs(keptFor(settings.retention()))))
                .then();
    }

    /** With three replicas one may be down. */
    private Map<String, String> keptFor(Duration retention) {
        int inSync = Math.max(1, settings.replicationFactor() - 1);
        return Map.of(
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime",
                TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(inSync),
                TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()));
    }

    private Mono<Void> create(NewTopic topic) {
        return Mono.fromCompletionStage(
                        () -> admin.createTopics(List.of(topic)).all().toCompletionStage())
                .onErrorResume(TopicExistsException.class, _ -> Mono.empty());
    }
}
