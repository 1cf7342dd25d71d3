package io.flashsale.simulation;

import io.flashsale.order.LogProgress;
import io.flashsale.order.LoggedRecord;
import io.flashsale.order.OrderLog;
import io.flashsale.order.OrderRecord;
import io.flashsale.order.kafka.RecordText;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The order log: partitions that only grow, the offsets that the ledger has committed, who reads which partition. */
final class LogServer {

    static final int PARTITIONS = 2;
    private static final int MOST_POLLED = 5;
    private static final Duration APPEND_TIMEOUT = Duration.ofSeconds(3);
    /** A producer goes on trying longer than its caller waits. */
    private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(5);

    private static final Duration QUESTION_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration WAKING = Duration.ofMillis(5);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    final Network.Place place = Network.Place.twice("log", Machine::nobody);
    private final World world;
    private final Network network;
    private final List<List<Entry>> partitions = new ArrayList<>();
    private final List<Runnable> sleepers = new ArrayList<>();
    private final int[] committed = new int[PARTITIONS];
    private final @Nullable Reader[] readers = new Reader[PARTITIONS];

    LogServer(World world, Network network) {
        this.world = world;
        this.network = network;
        for (int i = 0; i < PARTITIONS; i++) {
            partitions.add(new ArrayList<>());
        }
    }

    /** The log as one process appends to it. */
    OrderLog appender() {
        return record -> {
            byte[] text = RecordText.write(record);
            return network.ask(place, APPEND_TIMEOUT, DELIVERY_TIMEOUT, () -> {
                        take(record.order(), text);
                        return Mono.<Void>empty();
                    })
                    .onErrorMap(failure -> new Unavailable("the order log did not answer", PAUSE, failure));
        };
    }

    private void take(OrderId order, byte[] text) {
        world.note("log: %s", RecordText.read(text));
        partitions.get(Math.floorMod(order.value().hashCode(), PARTITIONS)).add(new Entry(text, world.now()));
        wake();
    }

    /** Ends when there may be something new to poll. */
    Mono<Void> more() {
        Machine machine = world.acting();
        return Mono.create(sink -> sleepers.add(() -> world.after(WAKING, machine, sink::success)));
    }

    private void wake() {
        List<Runnable> woken = List.copyOf(sleepers);
        sleepers.clear();
        woken.forEach(Runnable::run);
    }

    /** What a reader has not seen yet of the partitions that are its own. */
    List<LoggedRecord> poll(Reader reader) {
        List<LoggedRecord> polled = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            List<Entry> entries = partitions.get(partition);
            int end = Math.min(entries.size(), committed[partition] + MOST_POLLED);
            for (int offset = committed[partition]; readers[partition] == reader && offset < end; offset++) {
                OrderRecord record = RecordText.read(entries.get(offset).text);
                polled.add(new LoggedRecord(record, partition, offset, entries.get(offset).at));
            }
        }
        return polled;
    }

    /** The reader is done with them; one that has lost a partition meanwhile is not heard. */
    void commit(Reader reader, List<LoggedRecord> done) {
        for (LoggedRecord each : done) {
            if (readers[each.partition()] == reader) {
                committed[each.partition()] = (int) each.offset() + 1;
            }
        }
    }

    /** Deals the partitions out to whoever reads now. */
    void rebalance(List<Reader> among) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            readers[partition] = among.isEmpty() ? null : among.get(world.chance.nextInt(among.size()));
        }
        wake();
    }

    LogProgress progress() {
        return new LogProgress() {
            @Override
            public Mono<Void> caughtUp() {
                return ends().flatMap(ends -> behind(ends)
                        .filter(behind -> behind == 0)
                        .repeatWhenEmpty(again -> again.delayElements(QUESTION_TIMEOUT))
                        .then());
            }

            @Override
            public Mono<Long> lag() {
                return ends().flatMap(LogServer.this::behind);
            }
        };
    }

    private Mono<int[]> ends() {
        return network.ask(
                place,
                QUESTION_TIMEOUT,
                () -> partitions.stream().mapToInt(List::size).toArray());
    }

    private Mono<Long> behind(int[] ends) {
        return network.ask(place, QUESTION_TIMEOUT, () -> {
            long behind = 0;
            for (int partition = 0; partition < PARTITIONS; partition++) {
                behind += Math.max(0, ends[partition] - committed[partition]);
            }
            return behind;
        });
    }

    boolean isReadToTheEnd() {
        return Arrays.equals(committed, partitions.stream().mapToInt(List::size).toArray());
    }

    /** Equal only to itself. */
    static final class Reader {}

    private record Entry(byte[] text, Instant at) {}
}
