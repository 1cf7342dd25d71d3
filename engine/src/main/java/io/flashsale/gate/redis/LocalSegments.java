package io.flashsale.gate.redis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.flashsale.gate.Segment;
import io.flashsale.platform.redis.RedisScripts;
import io.lettuce.core.KeyValue;
import io.lettuce.core.MapScanCursor;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The segments that this process has talked to lately. */
final class LocalSegments {

    private static final Duration UNUSED = Duration.ofMinutes(10);
    private static final int MOST_SEGMENTS = 10_000;
    private static final ScanArgs SCAN = ScanArgs.Builder.limit(500);

    private final RedisScripts purchases;
    private final RedisAsyncCommands<String, String> commands;
    private final GateSettings settings;
    private final GateMetrics metrics;
    private final LongSupplier nanoTime;
    private final LearnPipeline learning = new LearnPipeline();
    private final Cache<Segment, LocalSegment> segments = Caffeine.newBuilder()
            .maximumSize(MOST_SEGMENTS)
            .expireAfterAccess(UNUSED)
            .build();
    private final DoubtedLoads doubted;

    /** Nothing until Redis has said who it is: then nobody is admitted yet. */
    private volatile String runId = "";

    LocalSegments(
            RedisScripts purchases,
            RedisAsyncCommands<String, String> commands,
            GateSettings settings,
            GateMetrics metrics,
            LongSupplier nanoTime) {
        this.purchases = purchases;
        this.commands = commands;
        this.settings = settings;
        this.metrics = metrics;
        this.nanoTime = nanoTime;
        this.doubted = new DoubtedLoads(commands, nanoTime);
    }

    LocalSegment of(Segment segment) {
        return segments.get(segment, this::create);
    }

    SegmentKeys keys(Segment segment) {
        return of(segment).keys();
    }

    /** Whether the segment may have been loaded into a Redis process that is gone. */
    boolean isDoubted(Segment segment) {
        return doubted.contains(segment);
    }

    /**
     * Redis is this process now. Nobody is admitted by a sale that was loaded into another one, also not by a copy that
     * this one has read from its disk; and what this process of ours knows as loaded is not trusted before it is seen.
     */
    void redisIs(String now) {
        runId = now;
        doubted.doubt(segments.asMap().keySet(), now);
    }

    private LocalSegment create(Segment segment) {
        SegmentKeys keys = new SegmentKeys(segment);
        String[] reserveKeys = keys.reserve();
        SegmentQueue queue = new SegmentQueue(segment, settings, nanoTime, (to, batch) -> call(to, reserveKeys, batch));
        SoldOutMemory soldOut = new SoldOutMemory(nanoTime, () -> knownOrders(keys));
        return new LocalSegment(keys, queue, soldOut, learning);
    }

    private CompletionStage<List<Object>> call(
            Segment segment, String[] keys, List<? extends ReserveCall.HasRequest> batch) {
        String[] arguments = ReserveCall.arguments(segment, runId, batch);
        return metrics.timed(batch.size(), () -> purchases.call(Scripts.RESERVE, keys, arguments));
    }

    private Flux<String> knownOrders(SegmentKeys keys) {
        return scanAll(keys).concatMapIterable(cursor -> cursor.getMap().keySet());
    }

    /** Every stored hold by order id; may name one twice. */
    Flux<Map.Entry<String, String>> holds(Segment segment) {
        return scanAll(keys(segment))
                .concatMapIterable(cursor -> cursor.getMap().entrySet());
    }

    /** Those of these orders that are stored. */
    Mono<Map<String, String>> holds(Segment segment, String[] orders) {
        return Mono.fromCompletionStage(() -> commands.hmget(keys(segment).holds, orders))
                .map(found -> found.stream()
                        .filter(KeyValue::hasValue)
                        .collect(Collectors.toMap(KeyValue::getKey, KeyValue::getValue)));
    }

    /** Units left by price data id. */
    Mono<Map<String, String>> stock(Segment segment) {
        return Mono.fromCompletionStage(() -> commands.hgetall(keys(segment).stock));
    }

    private Flux<MapScanCursor<String, String>> scanAll(SegmentKeys keys) {
        return scan(keys, ScanCursor.INITIAL).expand(cursor -> cursor.isFinished() ? Mono.empty() : scan(keys, cursor));
    }

    private Mono<MapScanCursor<String, String>> scan(SegmentKeys keys, ScanCursor from) {
        return Mono.fromCompletionStage(() -> commands.hscan(keys.holds, from, SCAN));
    }
}
