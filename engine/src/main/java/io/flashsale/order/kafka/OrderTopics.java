package io.flashsale.order.kafka;

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
        Map<String, String> logAppendTime = Map.of(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
        return Flux.just(log.configs(logAppendTime), dead.configs(logAppendTime))
                .concatMap(this::create)
                .then();
    }

    private Mono<Void> create(NewTopic topic) {
        return Mono.fromCompletionStage(
                        () -> admin.createTopics(List.of(topic)).all().toCompletionStage())
                .onErrorResume(TopicExistsException.class, _ -> Mono.empty());
    }
}
