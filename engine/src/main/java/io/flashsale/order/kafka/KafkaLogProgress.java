package io.flashsale.order.kafka;

import io.flashsale.order.LogProgress;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Compares the log's ends with the offsets that the ledger has committed, which it does after the effects. */
final class KafkaLogProgress implements LogProgress {

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final Admin admin;
    private final KafkaSettings settings;

    KafkaLogProgress(Admin admin, KafkaSettings settings) {
        this.admin = admin;
        this.settings = settings;
    }

    @Override
    public Mono<Void> caughtUp() {
        return ends().flatMap(this::passed);
    }

    private Mono<Void> passed(Map<TopicPartition, Long> ends) {
        return committed()
                .map(committed -> behind(ends, committed))
                .filter(behind -> behind == 0)
                .switchIfEmpty(Mono.error(new Behind()))
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, LOOK_EVERY).filter(Behind.class::isInstance))
                .then();
    }

    @Override
    public Mono<Long> lag() {
        return ends().flatMap(ends -> committed().map(committed -> behind(ends, committed)));
    }

    private static long behind(Map<TopicPartition, Long> ends, Map<TopicPartition, Long> committed) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - committed.getOrDefault(end.getKey(), 0L)))
                .sum();
    }

    private Mono<Map<TopicPartition, Long>> ends() {
        Map<TopicPartition, OffsetSpec> latest = IntStream.range(0, settings.partitions())
                .mapToObj(partition -> new TopicPartition(settings.topic(), partition))
                .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
        return Mono.fromCompletionStage(() -> admin.listOffsets(latest).all().toCompletionStage())
                .map(found -> found.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, end -> offset(end.getValue()))));
    }

    private static long offset(ListOffsetsResultInfo end) {
        return end.offset();
    }

    private Mono<Map<TopicPartition, Long>> committed() {
        return Mono.fromCompletionStage(() -> admin.listConsumerGroupOffsets(settings.group())
                        .partitionsToOffsetAndMetadata()
                        .toCompletionStage())
                .map(found -> found.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, each -> offset(each.getValue()))));
    }

    private static long offset(@Nullable OffsetAndMetadata committed) {
        return committed == null ? 0 : committed.offset();
    }

    /** The ledger has not come that far. */
    private static final class Behind extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Behind() {
            super("the ledger is behind", null, false, false);
        }
    }
}
