package io.flashsale.gate.redis;

import io.flashsale.gate.GateWaitlist;
import io.flashsale.gate.Place;
import io.flashsale.gate.Segment;
import io.flashsale.platform.redis.Redis;
import io.flashsale.platform.redis.RedisScripts;
import io.flashsale.platform.redis.ScriptCode;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** The waitlists, read through {@code find_places.lua}. */
final class RedisGateWaitlist implements GateWaitlist {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final RedisScripts scripts;

    RedisGateWaitlist(RedisScripts scripts) {
        this.scripts = scripts;
    }

    @Override
    public Mono<Map<OrderId, Place>> places(Segment segment, Collection<OrderId> orders) {
        List<OrderId> asked = List.copyOf(orders);
        String[] keys = new SegmentKeys(segment).places();
        return Mono.fromCompletionStage(() -> scripts.call(Scripts.FIND_PLACES, keys, arguments(segment, asked)))
                .flatMap(reply -> switch (ScriptCode.of(PlacesCode.class, reply)) {
                    case FENCED -> Mono.<Map<OrderId, Place>>error(new Unavailable("not loaded", PAUSE, null));
                    case PRICE_UNKNOWN -> Mono.<Map<OrderId, Place>>error(RedisGate.priceUnknown());
                    case FOUND -> Mono.just(places(asked, reply));
                })
                .onErrorMap(Redis::hasForgotten, Redis::unavailable)
                .onErrorMap(Redis::isAway, Redis::unavailable);
    }

    private static String[] arguments(Segment segment, List<OrderId> orders) {
        Stream<String> count = Stream.of(Integer.toString(segment.prices().size()));
        Stream<String> prices = segment.prices().stream().map(PriceDataId::value);
        return Stream.of(count, prices, orders.stream().map(OrderId::value))
                .flatMap(part -> part)
                .toArray(String[]::new);
    }

    private static Map<OrderId, Place> places(List<OrderId> orders, List<Object> reply) {
        Map<OrderId, Place> places = new HashMap<>();
        for (int i = 0; i < orders.size(); i++) {
            long before = (Long) reply.get(1 + 2 * i);
            String deadline = (String) reply.get(2 + 2 * i);
            if (before >= 0) {
                places.put(orders.get(i), new Place.InLine(before + 1));
            } else if (!deadline.isEmpty()) {
                places.put(orders.get(i), new Place.Offered(Instant.ofEpochMilli(Long.parseLong(deadline))));
            }
        }
        return places;
    }
}
