package io.flashsale.gate.redis;

import io.flashsale.gate.Gate;
import io.flashsale.gate.GateOutcome;
import io.flashsale.gate.GateRequest;
import io.flashsale.gate.Segment;
import io.flashsale.gate.StoredHold;
import io.flashsale.gate.UnitsOnRelease;
import io.flashsale.gate.redis.ReserveCall.Answer;
import io.flashsale.platform.redis.LuaScript;
import io.flashsale.platform.redis.Redis;
import io.flashsale.platform.redis.RedisScripts;
import io.flashsale.platform.redis.ScriptCode;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.Unavailable;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** The gate over one Redis: scripts by SHA, one queue and one memory of sold out prices per segment. */
final class RedisGate implements Gate {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final Retry WHILE_LOADING = Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(20))
            .maxBackoff(Duration.ofMillis(500))
            .filter(StillLoading.class::isInstance);

    private final RedisScripts scripts;
    private final RedisAsyncCommands<String, String> commands;
    private final LocalSegments segments;

    RedisGate(RedisScripts scripts, RedisAsyncCommands<String, String> commands, LocalSegments segments) {
        this.scripts = scripts;
        this.commands = commands;
        this.segments = segments;
    }

    @Override
    public Mono<GateOutcome> reserve(GateRequest request) {
        LocalSegment segment = segments.of(request.segment());
        if (segments.isDoubted(request.segment())) {
            return Mono.just(new GateOutcome.Fenced());
        }
        if (request.lines().size() == 1 && segment.soldOut().refuses(request)) {
            return Mono.just(new GateOutcome.SoldOut());
        }
        return segment.queue()
                .submit(request)
                .map(answer -> learn(segment, request, answer))
                .onErrorResume(Redis::hasForgotten, _ -> Mono.just(new GateOutcome.Fenced()))
                .onErrorMap(Redis::isAway, Redis::unavailable);
    }

    private static GateOutcome learn(LocalSegment segment, GateRequest request, Answer answer) {
        if (answer.exhausted() && request.lines().size() == 1) {
            segment.learnSoldOut(request.lines().getFirst().price(), answer.known());
        }
        return answer.outcome();
    }

    @Override
    public Mono<Void> logged(Segment segment, Collection<OrderId> orders) {
        String[] fields = orders.stream().map(OrderId::value).toArray(String[]::new);
        return Mono.fromCompletionStage(() -> commands.hdel(segments.keys(segment).unlogged, fields))
                .then();
    }

    /** A Redis that has forgotten knows no hold. */
    @Override
    public Mono<StoredHold> find(Segment segment, OrderId order) {
        String[] keys = segments.keys(segment).find();
        return Mono.fromCompletionStage(() -> scripts.call(Scripts.FIND_HOLD, keys, order.value()))
                .flatMap(reply -> Mono.justOrEmpty(StoredHolds.found(order, reply)))
                .onErrorResume(Redis::hasForgotten, _ -> Mono.empty())
                .onErrorMap(Redis::isAway, Redis::unavailable);
    }

    @Override
    public Mono<Integer> release(Segment segment, OrderId order, UnitsOnRelease units) {
        String[] arguments = withPrices(
                segment,
                order.value(),
                switch (units) {
                    case NEVER_EXISTED -> "0";
                    case COME_BACK -> "1";
                    case COME_BACK_AGAIN -> "2";
                });
        return call(Scripts.RELEASE, segments.keys(segment).release(), arguments)
                .flatMap(reply -> switch (ScriptCode.of(ReleaseCode.class, reply)) {
                    case LOADING -> Mono.error(new StillLoading());
                    case RELEASED ->
                        Mono.fromCallable(() -> {
                            segments.of(segment).soldOut().forget();
                            return ((Long) reply.get(1)).intValue();
                        });
                    case FENCED, NOTHING_HELD -> Mono.just(0);
                    case PRICE_UNKNOWN -> Mono.error(priceUnknown());
                })
                .transform(reply -> onceLoaded(reply, Mono.just(0)));
    }

    @Override
    public Mono<Void> settle(Segment segment, OrderId order) {
        return call(Scripts.SETTLE, segments.keys(segment).settle(), order.value())
                .flatMap(reply -> switch (ScriptCode.of(SettleCode.class, reply)) {
                    case LOADING -> Mono.error(new StillLoading());
                    case SETTLED, FENCED, NOTHING_HELD -> Mono.<Void>empty();
                })
                .transform(reply -> onceLoaded(reply, Mono.empty()));
    }

    @Override
    public Mono<Void> extend(Segment segment, OrderId order, Instant deadline) {
        String[] keys = segments.keys(segment).extend();
        return call(Scripts.EXTEND, keys, order.value(), Long.toString(deadline.toEpochMilli()))
                .flatMap(reply -> switch (ScriptCode.of(ExtendCode.class, reply)) {
                    case LOADING -> Mono.error(new StillLoading());
                    case EXTENDED, FENCED, NOTHING_HELD -> Mono.<Void>empty();
                })
                .transform(reply -> onceLoaded(reply, Mono.empty()));
    }

    @Override
    public Mono<Boolean> retake(Segment segment, OrderId order) {
        return call(Scripts.RETAKE, segments.keys(segment).retake(), withPrices(segment, order.value()))
                .flatMap(reply -> switch (ScriptCode.of(RetakeCode.class, reply)) {
                    case LOADING -> Mono.error(new StillLoading());
                    case TAKEN -> Mono.just(true);
                    case FENCED, GONE -> Mono.just(false);
                    case PRICE_UNKNOWN -> Mono.error(priceUnknown());
                })
                .transform(reply -> onceLoaded(reply, Mono.just(false)));
    }

    /** Until this process has read the prices again. */
    static Unavailable priceUnknown() {
        return new Unavailable("a price is not known yet", PAUSE, null);
    }

    /** With each subscription. */
    private Mono<List<Object>> call(LuaScript script, String[] keys, String... arguments) {
        return Mono.defer(() -> Mono.fromCompletionStage(scripts.call(script, keys, arguments)));
    }

    private static String[] withPrices(Segment segment, String... fixed) {
        return Stream.concat(Stream.of(fixed), segment.prices().stream().map(PriceDataId::value))
                .toArray(String[]::new);
    }

    /** @param forgotten what it means that Redis has forgotten the segment */
    private static <T> Mono<T> onceLoaded(Mono<T> call, Mono<T> forgotten) {
        return call.retryWhen(WHILE_LOADING)
                .onErrorResume(Redis::hasForgotten, _ -> forgotten)
                .onErrorMap(Redis::isAway, Redis::unavailable);
    }

    /** The segment's content is being written just now. */
    private static final class StillLoading extends RuntimeException {

        private static final long serialVersionUID = 1L;

        StillLoading() {
            super("the segment is being loaded", null, false, false);
        }
    }
}
