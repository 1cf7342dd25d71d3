package io.flashsale.gate.redis;

import io.flashsale.gate.GateRequest;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PriceDataId;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Remembers for one segment that a price is sold out, so that a refusal costs no remote call. It only ever refuses, for
 * at most a second after Redis said so, and never an order that Redis may know: a repeat of an accepted request must
 * get its stored answer, so the ids that Redis knows are copied once when a price runs out, and copied again only when
 * there are more of them.
 */
final class SoldOutMemory {

    private static final long STALE_NANOS = 1_000_000_000L;
    private static final long PROBE_NANOS = 800_000_000L;
    private static final long MOST_KNOWN = 2_000_000;

    private final LongSupplier nanoTime;
    private final Supplier<Flux<String>> knownOrders;
    private final Map<PriceDataId, Memory> memories = new ConcurrentHashMap<>();
    private volatile long[] known = {};
    private volatile boolean copying;

    /** @param knownOrders every order id that Redis knows of the segment; may name one twice */
    SoldOutMemory(LongSupplier nanoTime, Supplier<Flux<String>> knownOrders) {
        this.nanoTime = nanoTime;
        this.knownOrders = knownOrders;
    }

    /** Whether the request is surely refused as sold out. Lets one request through now and then, to look again. */
    boolean refuses(GateRequest request) {
        Memory memory = memories.get(request.lines().getFirst().price());
        return memory != null
                && memory.holds(nanoTime.getAsLong())
                && Arrays.binarySearch(known, hash(request.order().value())) < 0;
    }

    /**
     * Redis has no unit of the price in any quantity and no place to wait.
     *
     * @param knownCount order ids that Redis knew then
     * @return ends when the memory is in force, or was found impossible
     */
    Mono<Void> learn(PriceDataId price, long knownCount) {
        long since = nanoTime.getAsLong();
        if (knownCount == known.length) {
            memories.put(price, new Memory(since));
            return Mono.empty();
        }
        if (copying || knownCount > MOST_KNOWN) {
            return Mono.empty();
        }
        copying = true;
        return copy(knownCount)
                .doOnNext(complete -> remember(price, since, complete))
                .doFinally(_ -> copying = false)
                .then();
    }

    /** Units came back, or may have. */
    void forget() {
        memories.clear();
    }

    private Mono<long[]> copy(long knownCount) {
        return knownOrders
                .get()
                .collect(() -> new LongSet((int) knownCount), (set, order) -> set.add(hash(order)))
                .map(LongSet::sorted)
                .filter(copied -> copied.length == knownCount);
    }

    private void remember(PriceDataId price, long since, long[] complete) {
        known = complete;
        memories.put(price, new Memory(since));
    }

    private static long hash(String order) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < order.length(); i++) {
            hash = (hash ^ order.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    /** For tests: whether Redis was found to know the order. */
    boolean knows(OrderId order) {
        return Arrays.binarySearch(known, hash(order.value())) >= 0;
    }

    /** One price's refusal, with the moment of the next look. */
    private static final class Memory {

        private final long since;
        private final AtomicLong probe;

        Memory(long since) {
            this.since = since;
            this.probe = new AtomicLong(since + PROBE_NANOS);
        }

        boolean holds(long now) {
            if (now - since >= STALE_NANOS) {
                return false;
            }
            long due = probe.get();
            return now - due < 0 || !probe.compareAndSet(due, since + STALE_NANOS);
        }
    }

    /** Collects hashes; sorted and without repeats at the end. */
    private static final class LongSet {

        private long[] values;
        private int size;

        LongSet(int expected) {
            values = new long[Math.max(expected, 16)];
        }

        void add(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        long[] sorted() {
            return Arrays.stream(values, 0, size).sorted().distinct().toArray();
        }
    }
}
