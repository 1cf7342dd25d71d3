package io.flashsale.gate.redis;

import io.flashsale.gate.Findings;
import io.flashsale.gate.Findings.Overdue;
import io.flashsale.gate.Findings.Promoted;
import io.flashsale.gate.Findings.Unserved;
import io.flashsale.gate.GateSweep;
import io.flashsale.gate.Segment;
import io.flashsale.platform.redis.RedisScripts;
import io.flashsale.platform.redis.ScriptCode;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PriceDataId;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** {@code sweep.lua} and what belongs to it. */
final class RedisGateSweep implements GateSweep {

    private static final int MOST_OVERDUE = 500;

    private final RedisScripts scripts;
    private final RedisAsyncCommands<String, String> commands;
    private final GateSettings settings;

    RedisGateSweep(RedisScripts scripts, RedisAsyncCommands<String, String> commands, GateSettings settings) {
        this.scripts = scripts;
        this.commands = commands;
        this.settings = settings;
    }

    @Override
    public Mono<Findings> sweep(Segment segment, Duration grace, Duration patience, String cursor, boolean lineOver) {
        Stream<String> times = Stream.of(grace, settings.lookAgain(), patience)
                .map(Duration::toMillis)
                .map(String::valueOf);
        Stream<String> bounds = Stream.of(Integer.toString(MOST_OVERDUE), cursor, lineOver ? "1" : "0");
        Stream<String> prices = segment.prices().stream().map(PriceDataId::value);
        String[] arguments =
                Stream.of(times, bounds, prices).flatMap(part -> part).toArray(String[]::new);
        String[] keys = new SegmentKeys(segment).sweep();
        return Mono.fromCompletionStage(() -> scripts.call(Scripts.SWEEP, keys, arguments))
                .flatMap(RedisGateSweep::findings);
    }

    @Override
    public Mono<Void> promotionLogged(Segment segment, OrderId order) {
        return Mono.fromCompletionStage(() -> commands.hdel(new SegmentKeys(segment).promoted, order.value()))
                .then();
    }

    private static Mono<Findings> findings(List<Object> reply) {
        return switch (ScriptCode.of(SweepCode.class, reply)) {
            case FENCED -> Mono.empty();
            case SWEPT ->
                Mono.just(new Findings(
                        pairs(reply.get(1), RedisGateSweep::overdue),
                        pairs(reply.get(2), RedisGateSweep::unserved),
                        pairs(reply.get(3), StoredHolds::unlogged),
                        pairs(reply.get(4), RedisGateSweep::promoted),
                        (String) reply.get(5),
                        (Long) reply.get(6)));
        };
    }

    private static <T> List<T> pairs(Object found, BiFunction<OrderId, String, T> read) {
        List<?> flat = (List<?>) found;
        List<T> pairs = new ArrayList<>(flat.size() / 2);
        for (int i = 0; i < flat.size(); i += 2) {
            pairs.add(read.apply(new OrderId((String) flat.get(i)), (String) flat.get(i + 1)));
        }
        return pairs;
    }

    private static Overdue overdue(OrderId order, String deadlineMillis) {
        return new Overdue(order, Instant.ofEpochMilli(Long.parseLong(deadlineMillis)));
    }

    private static Unserved unserved(OrderId order, String nowMillis) {
        return new Unserved(order, Instant.ofEpochMilli(Long.parseLong(nowMillis)));
    }

    /** Stored as {@code now_ms|deadline_ms}. */
    private static Promoted promoted(OrderId order, String stored) {
        String[] field = stored.split("\\|", 2);
        return new Promoted(
                order, Instant.ofEpochMilli(Long.parseLong(field[0])), Instant.ofEpochMilli(Long.parseLong(field[1])));
    }
}
