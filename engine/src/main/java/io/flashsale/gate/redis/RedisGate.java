package io.flashsale.gate.redis;

import io.flashsale.gate.Gate;
import io.flashsale.gate.GateOutcome;
import io.flashsale.gate.GateRequest;
import io.flashsale.gate.Segment;
import io.flashsale.gate.StoredHold;
import io.flashsale.gate.UnitsOnRelease;
import io.flashsale.gate.redis.ReserveCall.Answer;
import io.flashsale.platform.redis.Redis;
import io.flashsale.platform.redis.RedisScripts;
import io.flashsale.platform.redis.ScriptCode;
import io.flashsale.shared.OrderId;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** The gate over one Redis: scripts by SHA, one queue and one memory of sold out prices per segment. */
final class RedisGate implements Gate {

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
    public Mono<Void> release(Segment segment, OrderId order, UnitsOnRelease units) {
        return Mono.defer(() -> callRelease(segment, order, units))
                .retryWhen(WHILE_LOADING)
                .onErrorResume(Redis::hasForgotten, _ -> Mono.empty())
                .onErrorMap(Redis::isAway, Redis::unavailable);
    }

    private Mono<Void> callRelease(Segment segment, OrderId order, UnitsOnRelease units) {
        List<String> arguments = new ArrayList<>(2 + segment.prices().size());
        arguments.add(order.value());
        arguments.add(units == UnitsOnRelease.COME_BACK ? "1" : "0");
        segment.prices().forEach(price -> arguments.add(price.value()));
        String[] keys = segments.keys(segment).release();
        return Mono.fromCompletionStage(() -> scripts.call(Scripts.RELEASE, keys, arguments.toArray(String[]::new)))
                .flatMap(reply -> switch (ScriptCode.of(ReleaseCode.class, reply)) {
                    case LOADING -> Mono.error(new StillLoading());
                    case RELEASED -> Mono.fromRunnable(segments.of(segment).soldOut()::forget);
                    case FENCED, NOTHING_HELD -> Mono.empty();
                });
    }

    @Override
    public Mono<Void> settle(Segment segment, OrderId order) {
        return Mono.defer(() -> callSettle(segment, order))
                .retryWhen(WHILE_LOADING)
                .onErrorResume(Redis::hasForgotten, _ -> Mono.empty())
                .onErrorMap(Redis::isAway, Redis::unavailable);
    }

    private Mono<Void> callSettle(Segment segment, OrderId order) {
        String[] keys = segments.keys(segment).settle();
        return Mono.fromCompletionStage(() -> scripts.call(Scripts.SETTLE, keys, order.value()))
                .flatMap(reply -> switch (ScriptCode.of(SettleCode.class, reply)) {
                    case LOADING -> Mono.error(new StillLoading());
                    case SETTLED, FENCED, NOTHING_HELD -> Mono.empty();
                });
    }

    /** The segment's content is being written just now. */
    private static final class StillLoading extends RuntimeException {

        private static final long serialVersionUID = 1L;

        StillLoading() {
            super("the segment is being loaded", null, false, false);
        }
    }
}
