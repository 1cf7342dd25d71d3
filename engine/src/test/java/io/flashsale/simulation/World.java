package io.flashsale.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

/** One history's time, chance and sequence of events. Nothing happens but what stands in its queue. */
final class World {

    static final Instant BEGIN = Instant.parse("2030-01-01T00:00:00Z");
    private static final ThreadLocal<@Nullable World> CURRENT = new ThreadLocal<>();

    final long seed;
    final Random chance;
    private final PriorityQueue<Event> queue = new PriorityQueue<>();
    private final boolean traced;
    private final List<String> trace = new ArrayList<>();
    private Machine acting = Machine.nobody();
    private long nanos;
    private long events;
    private @Nullable Violation violation;

    World(long seed, boolean traced) {
        this.seed = seed;
        this.chance = new Random(seed);
        this.traced = traced;
        CURRENT.set(this);
    }

    /** The world of the history that this thread plays. */
    static World current() {
        World world = CURRENT.get();
        if (world == null) {
            throw new IllegalStateException("this thread plays no history");
        }
        return world;
    }

    long nanos() {
        return nanos;
    }

    Instant now() {
        return BEGIN.plusNanos(nanos);
    }

    /** The machine on whose behalf something happens just now. */
    Machine acting() {
        return acting;
    }

    boolean happens(double probability) {
        return probability > 0 && chance.nextDouble() < probability;
    }

    Duration between(long leastMillis, long mostMillis) {
        return Duration.ofMillis(leastMillis + chance.nextLong(mostMillis - leastMillis + 1));
    }

    /** Does it later, unless the machine that wants it has crashed by then. */
    Disposable after(Duration delay, Runnable what) {
        return after(delay, acting, what);
    }

    Disposable after(Duration delay, Machine machine, Runnable what) {
        Event event = new Event(nanos + Math.max(0, delay.toNanos()), events++, machine, what);
        queue.add(event);
        return event;
    }

    /** Lets time go on until then, or until it is so. */
    boolean play(Duration longest, BooleanSupplier isSo) {
        long end = nanos + longest.toNanos();
        while (!isSo.getAsBoolean()) {
            Event next = queue.peek();
            if (next == null || next.at > end) {
                nanos = end;
                return isSo.getAsBoolean();
            }
            queue.remove();
            nanos = next.at;
            as(next.machine, next.what);
            if (violation != null) {
                throw violation;
            }
        }
        return true;
    }

    void as(Machine machine, Runnable what) {
        if (!machine.isAlive()) {
            return;
        }
        Machine before = acting;
        acting = machine;
        try {
            what.run();
        } finally {
            acting = before;
        }
    }

    /** What must always hold does not; told at once, because Reactor would swallow an exception. */
    void violated(String invariant, String how) {
        note("%s: %s", invariant, how);
        if (violation == null) {
            violation = new Violation(invariant, how);
        }
    }

    void must(boolean holds, String invariant, String how, Object... details) {
        if (!holds) {
            violated(invariant, how.formatted(details));
        }
    }

    void note(String what, Object... details) {
        if (traced) {
            trace.add("%8.3f s  %-8s %s".formatted(nanos / 1e9, acting.name(), what.formatted(details)));
        }
    }

    List<String> trace() {
        return trace;
    }

    /** A machine's own clock, which may be wrong. */
    Clock clockOf(Machine machine) {
        return new Clock() {
            @Override
            public Instant instant() {
                return now().plus(machine.clockError());
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }
        };
    }

    /** An invariant that did not hold. */
    static final class Violation extends RuntimeException {

        private final String invariant;

        Violation(String invariant, String how) {
            super(invariant + ": " + how);
            this.invariant = invariant;
        }

        String invariant() {
            return invariant;
        }
    }

    private static final class Event implements Comparable<Event>, Disposable {

        private final long at;
        private final long number;
        private final Machine machine;
        private Runnable what;

        Event(long at, long number, Machine machine, Runnable what) {
            this.at = at;
            this.number = number;
            this.machine = machine;
            this.what = what;
        }

        @Override
        public int compareTo(Event other) {
            return at == other.at ? Long.compare(number, other.number) : Long.compare(at, other.at);
        }

        @Override
        public void dispose() {
            what = () -> {};
        }
    }
}
