package io.flashsale.gate.redis;

import com.github.f4b6a3.ulid.UlidCreator;
import io.flashsale.development.DevelopmentServices;
import io.flashsale.gate.GateLine;
import io.flashsale.gate.GateOutcome;
import io.flashsale.gate.GateRequest;
import io.flashsale.gate.Hold;
import io.flashsale.gate.HoldState;
import io.flashsale.gate.Place;
import io.flashsale.gate.Segment;
import io.flashsale.gate.SegmentRules;
import io.flashsale.gate.SegmentState;
import io.flashsale.gate.StoredHold;
import io.flashsale.platform.redis.LuaScript;
import io.flashsale.platform.redis.RedisScripts;
import io.flashsale.shared.AdjustmentId;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.SaleId;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One segment of a sale of its own in a real Redis; its scripts are called one at a time, its keys changed by hand. */
final class SegmentInRedis {

    static final Duration HOLD = Duration.ofMinutes(10);
    static final Duration OFFER = Duration.ofMinutes(3);
    static final String FINGERPRINT = "0123456789abcdef";
    static final String RECORD = "{\"any\":\"thing\"}";

    private static final StatefulRedisConnection<String, String> CONNECTION = RedisClient.create(
                    DevelopmentServices.startRedis().endpoints().redisUri())
            .connect();
    private static final RedisScripts SCRIPTS = new RedisScripts(CONNECTION.async());

    final Segment segment;
    final SegmentKeys keys;
    final RedisCommands<String, String> redis = CONNECTION.sync();

    SegmentInRedis(Segment segment) {
        this.segment = segment;
        this.keys = new SegmentKeys(segment);
    }

    /** Nothing of it is in Redis yet. */
    static SegmentInRedis absent(int articles) {
        SCRIPTS.load(Scripts.ALL).toCompletableFuture().join();
        List<PriceDataId> prices =
                Stream.generate(() -> new PriceDataId(ulid())).limit(articles).toList();
        return new SegmentInRedis(new Segment(new SaleId(ulid()), 0, 1, prices));
    }

    /** Open, with so many units of each article; ten units a customer, no waitlist, no throttle. */
    static SegmentInRedis open(int... units) {
        SegmentInRedis segment = absent(units.length);
        segment.load(units);
        return segment;
    }

    private void load(int... units) {
        var loading = loading();
        loading.fence(segment).block();
        loading.beginParts(segment).block();
        for (int i = 0; i < units.length; i++) {
            loading.stock(segment, Map.of(price(i), units[i])).block();
        }
        loading.open(segment, rules()).block();
    }

    static SegmentRules rules() {
        Instant now = Instant.now();
        return new SegmentRules(
                SegmentState.OPEN,
                now.minus(Duration.ofHours(1)),
                now.plus(Duration.ofHours(1)),
                false,
                10,
                HOLD,
                OFFER,
                1_000_000,
                1_000_000,
                0,
                0,
                "run");
    }

    DoubtedLoads doubtedLoads() {
        return new DoubtedLoads(CONNECTION.async(), System::nanoTime);
    }

    RedisGateLoading loading() {
        return new RedisGateLoading(SCRIPTS, CONNECTION.async());
    }

    /** The same sale as a caller knows it who has another epoch. */
    SegmentInRedis underEpoch(long epoch) {
        return new SegmentInRedis(new Segment(segment.sale(), 0, epoch, segment.prices()));
    }

    PriceDataId price(int article) {
        return segment.prices().get(article);
    }

    SegmentInRedis with(String field, Object value) {
        redis.hset(keys.sale, field, value.toString());
        return this;
    }

    long nowMillis() {
        List<String> time = redis.time();
        return Long.parseLong(time.get(0)) * 1_000 + Long.parseLong(time.get(1)) / 1_000;
    }

    /** Somebody new wants so many of each article; 0 leaves an article out. */
    GateRequest request(int... quantities) {
        return request(customer(), quantities);
    }

    GateRequest request(CustomerId customer, int... quantities) {
        return request(new OrderId(ulid()), customer, FINGERPRINT, quantities);
    }

    GateRequest request(OrderId order, CustomerId customer, String fingerprint, int... quantities) {
        List<GateLine> lines = new ArrayList<>();
        for (int i = 0; i < quantities.length; i++) {
            if (quantities[i] > 0) {
                lines.add(new GateLine(price(i), quantities[i]));
            }
        }
        return new GateRequest(segment, order, customer, fingerprint, () -> RECORD, true, lines);
    }

    /** The same, without a wish to wait. */
    static GateRequest impatient(GateRequest request) {
        return new GateRequest(
                request.segment(),
                request.order(),
                request.customer(),
                request.fingerprint(),
                request.record(),
                false,
                request.lines());
    }

    static CustomerId customer() {
        return new CustomerId(ulid());
    }

    static String ulid() {
        return UlidCreator.getMonotonicUlid().toString();
    }

    GateOutcome reserve(GateRequest request) {
        return reserveAll(request).getFirst();
    }

    List<GateOutcome> reserveAll(GateRequest... requests) {
        List<Object> reply = reply(requests);
        List<GateOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < requests.length; i++) {
            outcomes.add(ReserveCall.answer(reply, i).outcome());
        }
        return outcomes;
    }

    /** What reserve.lua says word for word. */
    List<Object> reply(GateRequest... requests) {
        List<ReserveCall.HasRequest> batch = Arrays.stream(requests)
                .map(each ->
                        (ReserveCall.HasRequest) new Entrant(each, each.record().get()))
                .toList();
        return call(Scripts.RESERVE, keys.reserve(), ReserveCall.arguments(segment, "run", batch));
    }

    Optional<StoredHold> find(OrderId order) {
        return StoredHolds.found(order, call(Scripts.FIND_HOLD, keys.find(), order.value()));
    }

    List<Object> release(OrderId order) {
        return release(order, "1");
    }

    List<Object> releaseWhatNeverExisted(OrderId order) {
        return release(order, "0");
    }

    List<Object> release(OrderId order, String unitsComeBack) {
        return call(Scripts.RELEASE, keys.release(), withPrices(order.value(), unitsComeBack));
    }

    private String[] withPrices(String... arguments) {
        return Stream.concat(Arrays.stream(arguments), segment.prices().stream().map(PriceDataId::value))
                .toArray(String[]::new);
    }

    long retake(OrderId order) {
        return (Long)
                call(Scripts.RETAKE, keys.retake(), withPrices(order.value())).getFirst();
    }

    long extend(OrderId order, Instant deadline) {
        return (Long) call(Scripts.EXTEND, keys.extend(), order.value(), Long.toString(deadline.toEpochMilli()))
                .getFirst();
    }

    long register(CustomerId customer, int signedVersion) {
        return (Long) call(Scripts.REGISTER, keys.register(), customer.value(), Integer.toString(signedVersion))
                .getFirst();
    }

    long settle(OrderId order) {
        return (Long) call(Scripts.SETTLE, keys.settle(), order.value()).getFirst();
    }

    long adjust(AdjustmentId adjustment, int article, int units) {
        String[] arguments = withPrices(
                Long.toString(segment.epoch()),
                adjustment.value(),
                price(article).value(),
                Integer.toString(units));
        return (Long) call(Scripts.ADJUST, keys.adjust(), arguments).getFirst();
    }

    Map<OrderId, Place> places(GateRequest... requests) {
        List<OrderId> orders = Arrays.stream(requests).map(GateRequest::order).toList();
        return Objects.requireNonNull(
                new RedisGateWaitlist(SCRIPTS).places(segment, orders).block());
    }

    /** The log has the promotion. */
    void promotionLogged(GateRequest promoted) {
        redis.hdel(keys.promoted, promoted.order().value());
    }

    RedisGateSweep sweeping(Duration lookAgain) {
        return new RedisGateSweep(SCRIPTS, CONNECTION.async(), new GateSettings(1, Duration.ofSeconds(2), lookAgain));
    }

    private static List<Object> call(LuaScript script, String[] keys, String... arguments) {
        return SCRIPTS.call(script, keys, arguments).toCompletableFuture().join();
    }

    int stock(int article) {
        return Integer.parseInt(
                Objects.requireNonNull(redis.hget(keys.stock, price(article).value())));
    }

    int bought(CustomerId customer, int article) {
        String units = redis.hget(keys.bought, customer + ":" + price(article));
        return units == null ? 0 : Integer.parseInt(units);
    }

    Hold hold(OrderId order) {
        return StoredHolds.parse(order, Objects.requireNonNull(redis.hget(keys.holds, order.value())));
    }

    HoldState state(GateRequest request) {
        return hold(request.order()).state();
    }

    /** Order ids of the line for an article, the head first. */
    List<String> line(int article) {
        return redis.zrange(keys.waitlists[article], 0, -1);
    }

    /** Everything under the segment's tag but the bucket, which every call refills; to compare before and after. */
    Map<String, Object> everything() {
        return Arrays.stream(keys.all())
                .filter(key -> !key.equals(keys.bucket))
                .collect(Collectors.toMap(key -> key, this::content));
    }

    private Object content(String key) {
        return switch (redis.type(key)) {
            case "hash" -> redis.hgetall(key);
            case "zset" -> redis.zrangeWithScores(key, 0, -1);
            default -> "none";
        };
    }

    private record Entrant(GateRequest request, String record) implements ReserveCall.HasRequest {}
}
