package io.flashsale.gate.redis;

import io.flashsale.gate.GateRequest;
import io.flashsale.gate.GateStock;
import io.flashsale.gate.Segment;
import io.flashsale.gate.StaleEpoch;
import io.flashsale.platform.redis.Redis;
import io.flashsale.platform.redis.RedisScripts;
import io.flashsale.platform.redis.ScriptCode;
import io.flashsale.shared.AdjustmentId;
import io.flashsale.shared.PriceDataId;
import io.lettuce.core.KeyValue;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The stock hash, changed through {@code adjust.lua}. */
final class RedisGateStock implements GateStock {

    private final RedisScripts scripts;
    private final RedisAsyncCommands<String, String> commands;
    private final LocalSegments segments;

    RedisGateStock(RedisScripts scripts, RedisAsyncCommands<String, String> commands, LocalSegments segments) {
        this.scripts = scripts;
        this.commands = commands;
        this.segments = segments;
    }

    @Override
    public Mono<Map<PriceDataId, Integer>> left(Segment segment, List<PriceDataId> prices) {
        SegmentKeys keys = segments.keys(segment);
        String[] fields = prices.stream().map(PriceDataId::value).toArray(String[]::new);
        Mono<Set<PriceDataId>> waitedFor = Flux.fromIterable(prices)
                .flatMapSequential(price -> isWaitedFor(keys, price), GateRequest.MOST_LINES)
                .collect(Collectors.toSet());
        return Mono.fromCompletionStage(() -> commands.hmget(keys.stock, fields))
                .map(RedisGateStock::units)
                .zipWith(waitedFor, RedisGateStock::withNothingOf)
                .onErrorMap(Redis::isAway, Redis::unavailable);
    }

    /** The price, if it is. */
    private Mono<PriceDataId> isWaitedFor(SegmentKeys keys, PriceDataId price) {
        return Mono.fromCompletionStage(() -> commands.zcard(keys.waitlist(price)))
                .filter(waiting -> waiting > 0)
                .map(_ -> price);
    }

    private static Map<PriceDataId, Integer> withNothingOf(Map<PriceDataId, Integer> stock, Set<PriceDataId> gone) {
        stock.replaceAll((price, units) -> gone.contains(price) ? Integer.valueOf(0) : units);
        return stock;
    }

    private static Map<PriceDataId, Integer> units(List<KeyValue<String, String>> stock) {
        return stock.stream()
                .filter(KeyValue::hasValue)
                .collect(Collectors.toMap(
                        each -> new PriceDataId(each.getKey()), each -> Integer.valueOf(each.getValue())));
    }

    /** A Redis that may be another process by now, with an old copy of the sale, decides nothing. */
    @Override
    public Mono<Boolean> adjust(Segment segment, AdjustmentId adjustment, PriceDataId price, int units) {
        return Mono.defer(() -> segments.isDoubted(segment)
                        ? Mono.error(new StaleEpoch(segment))
                        : call(segment, adjustment, price, units))
                .onErrorMap(Redis::hasForgotten, _ -> new StaleEpoch(segment))
                .onErrorMap(Redis::isAway, Redis::unavailable);
    }

    private Mono<Boolean> call(Segment segment, AdjustmentId adjustment, PriceDataId price, int units) {
        List<String> arguments = new ArrayList<>(4 + segment.prices().size());
        arguments.addAll(
                List.of(Long.toString(segment.epoch()), adjustment.value(), price.value(), Integer.toString(units)));
        segment.prices().forEach(each -> arguments.add(each.value()));
        LocalSegment local = segments.of(segment);
        String[] keys = local.keys().adjust();
        return Mono.fromCompletionStage(() -> scripts.call(Scripts.ADJUST, keys, arguments.toArray(String[]::new)))
                .flatMap(reply -> switch (ScriptCode.of(AdjustCode.class, reply)) {
                    case STALE -> Mono.error(new StaleEpoch(segment));
                    case LACKING -> Mono.just(false);
                    case KNOWN -> Mono.just(true);
                    case ADJUSTED ->
                        Mono.fromSupplier(() -> {
                            local.soldOut().forget();
                            return true;
                        });
                });
    }
}
