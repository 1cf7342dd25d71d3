package io.flashsale.gate.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.gate.GateOutcome;
import io.flashsale.gate.GateRequest;
import io.flashsale.gate.HoldState;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.OrderId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random histories of one segment against a model so simple that it is surely right. The seed names the history. */
class GateSimulation {

    private static final int HISTORIES = 7;
    private static final int STEPS = 100;
    private static final int UNITS = 8;
    private static final int LIMIT = 3;
    private static final int WAITLIST = 4;

    private final SegmentInRedis sale = SegmentInRedis.open(UNITS)
            .with("limit", LIMIT)
            .with("waitlist_capacity", WAITLIST)
            .with("registration", 1);
    private final List<CustomerId> customers =
            Stream.generate(SegmentInRedis::customer).limit(6).toList();
    private final List<GateRequest> sent = new ArrayList<>();
    private final Model model = new Model();

    /** Fixed ones, and one that is new each time. */
    static LongStream seeds() {
        return LongStream.concat(LongStream.range(0, HISTORIES), LongStream.of(System.nanoTime()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void redisAndTheModelTellTheSame(long seed) {
        var random = new Random(seed);
        for (int step = 0; step < STEPS; step++) {
            step(random, "seed %d, step %d".formatted(seed, step));
        }
    }

    private void step(Random random, String where) {
        switch (random.nextInt(7)) {
            case 0, 1 -> reserve(random, 1, where);
            case 2 -> reserve(random, 1 + random.nextInt(8), where);
            case 3, 4 -> release(known(random), random.nextInt(8) > 0, where);
            case 5 -> settle(known(random), where);
            default -> register(customers.get(random.nextInt(customers.size())), 1 + random.nextInt(60), where);
        }
        compare(where);
    }

    private void reserve(Random random, int count, String where) {
        var batch = IntStream.range(0, count).mapToObj(_ -> request(random)).toArray(GateRequest[]::new);

        var outcomes = sale.reserveAll(batch);

        for (int i = 0; i < count; i++) {
            assertThat(outcomes.get(i).getClass().getSimpleName())
                    .as("%s: %s", where, batch[i])
                    .isEqualTo(model.reserve(batch[i]));
        }
    }

    /** Mostly a new one, sometimes a repeat. */
    private GateRequest request(Random random) {
        if (!sent.isEmpty() && random.nextInt(5) == 0) {
            return sent.get(random.nextInt(sent.size()));
        }
        var request = sale.request(customers.get(random.nextInt(customers.size())), 1 + random.nextInt(2));
        sent.add(random.nextInt(4) == 0 ? SegmentInRedis.impatient(request) : request);
        return sent.getLast();
    }

    private OrderId known(Random random) {
        return sent.isEmpty()
                ? new OrderId(SegmentInRedis.ulid())
                : sent.get(random.nextInt(sent.size())).order();
    }

    private void release(OrderId order, boolean unitsComeBack, String where) {
        var reply = unitsComeBack ? sale.release(order) : sale.releaseWhatNeverExisted(order);

        assertThat(reply.getFirst()).as(where).isEqualTo(model.release(order, unitsComeBack) ? 1L : 0L);
    }

    private void settle(OrderId order, String where) {
        assertThat(sale.settle(order)).as(where).isEqualTo(model.settle(order) ? 1L : 0L);
    }

    /** In any order. */
    private void register(CustomerId customer, int version, String where) {
        assertThat(sale.register(customer, version % 3 == 0 ? -version : version))
                .as(where)
                .isEqualTo(RegisterCode.TOLD.code());
        model.versions.merge(customer, version, Math::max);
    }

    private void compare(String where) {
        assertThat(sale.stock(0)).as("%s: stock", where).isEqualTo(model.stock);
        assertThat(sale.line(0))
                .as("%s: line", where)
                .containsExactlyElementsOf(
                        model.line.values().stream().map(OrderId::value).toList());
        assertThat(states()).as("%s: states", where).isEqualTo(model.states());
        var bought = bought();
        for (var customer : customers) {
            assertThat(bought.getOrDefault(customer, 0)).as("%s: bought", where).isEqualTo(model.units(customer));
            assertThat(model.units(customer)).as("%s: limit", where).isBetween(0, LIMIT);
        }
        assertThat(model.stock + model.unitsIn(HoldState.HELD, HoldState.SETTLED) + model.gone)
                .as("%s: no unit leaks and none is minted", where)
                .isEqualTo(UNITS);
    }

    private Map<OrderId, HoldState> states() {
        return sale.redis.hkeys(sale.keys.holds).stream()
                .map(OrderId::new)
                .collect(Collectors.toMap(
                        order -> order, order -> sale.hold(order).state()));
    }

    /** Units of the first article, by customer. */
    private Map<CustomerId, Integer> bought() {
        return sale.redis.hgetall(sale.keys.bought).entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(sale.price(0).value()))
                .collect(Collectors.toMap(
                        entry -> new CustomerId(entry.getKey().split(":")[0]),
                        entry -> Integer.valueOf(entry.getValue())));
    }

    /** What the protocol says, over lists and maps. */
    private static final class Model {

        private int stock = UNITS;
        /** Units that never existed. */
        private int gone;

        private long sequence;
        private final Map<OrderId, Entry> orders = new HashMap<>();
        private final Map<CustomerId, Integer> versions = new HashMap<>();
        private final TreeMap<Long, OrderId> line = new TreeMap<>();

        String reserve(GateRequest request) {
            int units = request.lines().getFirst().quantity();
            if (orders.containsKey(request.order())) {
                return GateOutcome.Replayed.class.getSimpleName();
            } else if (versions.getOrDefault(request.customer(), 0) % 3 == 0) {
                return GateOutcome.NotRegistered.class.getSimpleName();
            } else if (units(request.customer()) + units > LIMIT) {
                return GateOutcome.LimitReached.class.getSimpleName();
            } else if (line.isEmpty() && stock >= units) {
                stock -= units;
                orders.put(request.order(), new Entry(request.customer(), units, HoldState.HELD, 0));
                return GateOutcome.Held.class.getSimpleName();
            } else if (line.size() < WAITLIST && request.mayWait()) {
                line.put(++sequence, request.order());
                orders.put(request.order(), new Entry(request.customer(), units, HoldState.WAITLISTED, sequence));
                return GateOutcome.Waitlisted.class.getSimpleName();
            }
            return GateOutcome.SoldOut.class.getSimpleName();
        }

        boolean release(OrderId order, boolean unitsComeBack) {
            var entry = orders.get(order);
            if (entry == null || entry.state == HoldState.RELEASED) {
                return false;
            }
            if (entry.state == HoldState.WAITLISTED) {
                line.remove(entry.sequence);
            } else if (unitsComeBack) {
                stock += entry.units;
            } else {
                gone += entry.units;
            }
            orders.put(order, entry.in(HoldState.RELEASED));
            promote();
            return true;
        }

        private void promote() {
            while (!line.isEmpty() && orders.get(line.firstEntry().getValue()).units <= stock) {
                var head = line.pollFirstEntry().getValue();
                stock -= orders.get(head).units;
                orders.put(head, orders.get(head).in(HoldState.HELD));
            }
        }

        boolean settle(OrderId order) {
            var entry = orders.get(order);
            if (entry == null || entry.state != HoldState.HELD) {
                return false;
            }
            orders.put(order, entry.in(HoldState.SETTLED));
            return true;
        }

        Map<OrderId, HoldState> states() {
            Map<OrderId, HoldState> states = new HashMap<>();
            orders.forEach((order, entry) -> states.put(order, entry.state));
            return states;
        }

        int units(CustomerId customer) {
            return orders.values().stream()
                    .filter(entry -> entry.customer.equals(customer) && entry.state != HoldState.RELEASED)
                    .mapToInt(Entry::units)
                    .sum();
        }

        int unitsIn(HoldState... states) {
            return orders.values().stream()
                    .filter(entry -> List.of(states).contains(entry.state))
                    .mapToInt(Entry::units)
                    .sum();
        }
    }

    private record Entry(CustomerId customer, int units, HoldState state, long sequence) {

        Entry in(HoldState next) {
            return new Entry(customer, units, next, sequence);
        }
    }
}
