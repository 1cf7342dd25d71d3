package io.flashsale.gate.redis;

import io.flashsale.gate.GateLoading;
import io.flashsale.gate.Hold;
import io.flashsale.gate.HoldState;
import io.flashsale.gate.Participant;
import io.flashsale.gate.Segment;
import io.flashsale.gate.SegmentRules;
import io.flashsale.gate.SegmentState;
import io.flashsale.gate.StaleEpoch;
import io.flashsale.platform.redis.RedisScripts;
import io.flashsale.platform.redis.ScriptCode;
import io.flashsale.shared.AdjustmentId;
import io.flashsale.shared.PriceDataId;
import io.lettuce.core.KeyValue;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Loads through {@code fence_sale}, the scripts {@code load_…} and {@code open_sale}; each checks the epoch. */
final class RedisGateLoading implements GateLoading {

    private static final int PRICES_A_PART = 500;

    private final RedisScripts scripts;
    private final RedisAsyncCommands<String, String> commands;

    RedisGateLoading(RedisScripts scripts, RedisAsyncCommands<String, String> commands) {
        this.scripts = scripts;
        this.commands = commands;
    }

    @Override
    public Mono<LoadedSegment> loaded(Segment segment) {
        SegmentKeys keys = new SegmentKeys(segment);
        Mono<Long> prices = Mono.fromCompletionStage(() -> commands.hlen(keys.stock));
        return Mono.fromCompletionStage(() -> commands.hmget(keys.sale, "epoch", "state", "run_id"))
                .map(RedisGateLoading::byField)
                .filter(fields -> fields.containsKey("epoch"))
                .flatMap(fields -> prices.map(count -> new LoadedSegment(
                        Long.parseLong(fields.getOrDefault("epoch", "0")),
                        fields.getOrDefault("state", ""),
                        count.intValue(),
                        fields.get("run_id"))));
    }

    private static Map<String, String> byField(List<KeyValue<String, String>> values) {
        return values.stream()
                .filter(KeyValue::hasValue)
                .collect(Collectors.toMap(KeyValue::getKey, KeyValue::getValue));
    }

    @Override
    public Mono<RedisIdentity> identity() {
        Mono<String> runId =
                Mono.fromCompletionStage(() -> commands.info("server")).map(RedisIdentities::runId);
        Mono<Boolean> known = Mono.fromCompletionStage(() -> scripts.known(Scripts.ALL));
        return runId.flatMap(id -> known.map(all -> new RedisIdentity(id, all)));
    }

    @Override
    public Mono<Void> forget(Segment segment) {
        return Mono.fromCompletionStage(() -> commands.del(new SegmentKeys(segment).sale))
                .then();
    }

    @Override
    public Mono<Void> loadScripts() {
        return Mono.fromCompletionStage(() -> scripts.load(Scripts.ALL));
    }

    @Override
    public Mono<Void> fence(Segment segment) {
        String[] keys = new SegmentKeys(segment).all();
        return Mono.fromCompletionStage(() -> scripts.call(Scripts.FENCE_SALE, keys, Long.toString(segment.epoch())))
                .flatMap(reply -> switch (ScriptCode.of(FenceCode.class, reply)) {
                    case STALE -> Mono.error(new StaleEpoch(segment));
                    case FENCED -> Mono.empty();
                });
    }

    @Override
    public Mono<Void> beginParts(Segment segment) {
        return part(segment, new SegmentKeys(segment).sale, "NONE", List.of());
    }

    @Override
    public Mono<Void> stock(Segment segment, Map<PriceDataId, Integer> available) {
        return Flux.fromIterable(fields(available, PriceDataId::value))
                .buffer(2 * PRICES_A_PART)
                .concatMap(part -> part(segment, new SegmentKeys(segment).stock, "HSET", part))
                .then();
    }

    private static <K> List<String> fields(Map<K, Integer> units, Function<K, String> field) {
        List<String> fields = new ArrayList<>(2 * units.size());
        units.forEach((key, count) -> fields.addAll(List.of(field.apply(key), count.toString())));
        return fields;
    }

    @Override
    public Mono<Void> holds(Segment segment, Collection<Hold> holds) {
        SegmentKeys keys = new SegmentKeys(segment);
        List<String> fields = new ArrayList<>();
        List<String> deadlines = new ArrayList<>();
        for (Hold hold : holds) {
            fields.addAll(List.of(hold.order().value(), StoredHolds.format(hold)));
            Instant deadline = hold.deadline();
            if (hold.state() == HoldState.HELD && deadline != null) {
                deadlines.addAll(List.of(
                        Long.toString(deadline.toEpochMilli()), hold.order().value()));
            }
        }
        return holds(segment, fields)
                .then(part(segment, keys.deadlines, "ZADD", deadlines))
                .then(waitlists(segment, keys, holds));
    }

    private Mono<Void> holds(Segment segment, List<String> fields) {
        List<String> arguments = new ArrayList<>(List.of(Long.toString(segment.epoch())));
        arguments.addAll(fields);
        String[] keys = new SegmentKeys(segment).loadHolds();
        return Mono.fromCompletionStage(() -> scripts.call(Scripts.LOAD_HOLDS, keys, arguments.toArray(String[]::new)))
                .flatMap(reply -> switch (ScriptCode.of(LoadHoldsCode.class, reply)) {
                    case STALE -> Mono.error(new StaleEpoch(segment));
                    case LOADED -> Mono.empty();
                });
    }

    /** A waiting order stands in the line of its first price; a promotion moves it on if it lacks another. */
    private Mono<Void> waitlists(Segment segment, SegmentKeys keys, Collection<Hold> holds) {
        Map<PriceDataId, List<String>> lines = new LinkedHashMap<>();
        for (Hold hold : holds) {
            if (hold.state() == HoldState.WAITLISTED) {
                lines.computeIfAbsent(hold.lines().getFirst().price(), _ -> new ArrayList<>())
                        .addAll(List.of(
                                Long.toString(hold.sequence()), hold.order().value()));
            }
        }
        return Flux.fromIterable(lines.entrySet())
                .concatMap(line -> {
                    int price = segment.prices().indexOf(line.getKey());
                    return part(segment, keys.waitlists[price], "ZADD", line.getValue());
                })
                .then();
    }

    @Override
    public Mono<Void> adjusted(Segment segment, Map<AdjustmentId, Integer> units) {
        return part(segment, new SegmentKeys(segment).adjusted, "HSET", fields(units, AdjustmentId::value));
    }

    @Override
    public Mono<Void> registered(Segment segment, Collection<Participant> participants) {
        if (participants.isEmpty()) {
            return Mono.empty();
        }
        String[] keys = new SegmentKeys(segment).register();
        String[] arguments = Stream.concat(
                        Stream.of(Long.toString(segment.epoch())), RedisGateRegistration.fields(participants))
                .toArray(String[]::new);
        return Mono.fromCompletionStage(() -> scripts.call(Scripts.LOAD_REGISTERED, keys, arguments))
                .flatMap(reply -> switch (ScriptCode.of(LoadRegisteredCode.class, reply)) {
                    case STALE -> Mono.error(new StaleEpoch(segment));
                    case LOADED -> Mono.empty();
                });
    }

    @Override
    public Mono<Void> open(Segment segment, SegmentRules rules) {
        return openSale(
                segment,
                "LOADING",
                List.of(
                        "opens_ms", Long.toString(rules.opensAt().toEpochMilli()),
                        "closes_ms", Long.toString(rules.closesAt().toEpochMilli()),
                        "registration", rules.registrationRequired() ? "1" : "0",
                        "limit", Integer.toString(rules.limitPerCustomer()),
                        "hold_ms", Long.toString(rules.hold().toMillis()),
                        "offer_ms", Long.toString(rules.offer().toMillis()),
                        "rate", Integer.toString(rules.tokensPerSecond()),
                        "burst", Integer.toString(rules.tokenBurst()),
                        "waitlist_capacity", Integer.toString(rules.waitlistCapacity()),
                        "sequence", Long.toString(rules.lastSequence()),
                        "run_id", rules.runId(),
                        "state", rules.state().name()));
    }

    @Override
    public Mono<Void> offer(Segment segment, List<Offered> prices) {
        SegmentKeys keys = new SegmentKeys(segment);
        List<String> arguments = new ArrayList<>(List.of(Long.toString(segment.epoch())));
        for (Offered each : prices) {
            arguments.addAll(List.of(
                    each.price().value(),
                    Integer.toString(each.available()),
                    Integer.toString(each.adjusted().size())));
            arguments.addAll(fields(each.adjusted(), AdjustmentId::value));
        }
        String[] sale = {keys.sale, keys.stock, keys.adjusted};
        return Mono.fromCompletionStage(() -> scripts.call(Scripts.OFFER, sale, arguments.toArray(String[]::new)))
                .flatMap(reply -> switch (ScriptCode.of(OfferCode.class, reply)) {
                    case STALE -> Mono.error(new StaleEpoch(segment));
                    case OFFERED -> Mono.empty();
                });
    }

    @Override
    public Mono<Void> changeState(Segment segment, SegmentState state) {
        return changeState(segment, "LOADED", state);
    }

    @Override
    public Mono<Void> changeState(Segment segment, String found, SegmentState state) {
        return openSale(segment, found, List.of("state", state.name()));
    }

    @Override
    public Mono<Boolean> clear(Segment segment) {
        String[] keys = new SegmentKeys(segment).clear();
        return Mono.fromCompletionStage(() -> scripts.call(Scripts.CLEAR_SALE, keys, Long.toString(segment.epoch())))
                .flatMap(reply -> switch (ScriptCode.of(ClearCode.class, reply)) {
                    case LIVE -> Mono.error(new StaleEpoch(segment));
                    case UNLOGGED -> Mono.just(false);
                    case CLEARED -> Mono.just(true);
                });
    }

    private Mono<Void> openSale(Segment segment, String from, List<String> fields) {
        String[] keys = {new SegmentKeys(segment).sale};
        return Mono.fromCompletionStage(() -> scripts.call(Scripts.OPEN_SALE, keys, arguments(segment, from, fields)))
                .flatMap(reply -> switch (ScriptCode.of(OpenCode.class, reply)) {
                    case STALE -> Mono.error(new StaleEpoch(segment));
                    case OPENED -> Mono.empty();
                });
    }

    private Mono<Void> part(Segment segment, String key, String command, List<String> content) {
        if (content.isEmpty() && !command.equals("NONE")) {
            return Mono.empty();
        }
        String[] keys = {new SegmentKeys(segment).sale, key};
        return Mono.fromCompletionStage(
                        () -> scripts.call(Scripts.LOAD_PART, keys, arguments(segment, command, content)))
                .flatMap(reply -> switch (ScriptCode.of(LoadCode.class, reply)) {
                    case STALE -> Mono.error(new StaleEpoch(segment));
                    case LOADED -> Mono.empty();
                });
    }

    private static String[] arguments(Segment segment, String second, List<String> rest) {
        List<String> arguments = new ArrayList<>(rest.size() + 2);
        arguments.add(Long.toString(segment.epoch()));
        arguments.add(second);
        arguments.addAll(rest);
        return arguments.toArray(String[]::new);
    }
}
