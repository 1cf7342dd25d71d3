package io.flashsale.gate.redis;

import io.flashsale.gate.Segment;
import io.flashsale.shared.SaleId;
import io.lettuce.core.KeyValue;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads that were made into a Redis process that is gone, as far as we know. Nobody is admitted by one until its head
 * in the new process is seen to have been written there: another instance may have loaded it before we noticed.
 */
final class DoubtedLoads {

    private static final Logger LOG = LoggerFactory.getLogger(DoubtedLoads.class);
    private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(100).toNanos();

    private final RedisAsyncCommands<String, String> commands;
    private final LongSupplier nanoTime;
    private final Map<SaleId, Doubt> doubts = new ConcurrentHashMap<>();

    DoubtedLoads(RedisAsyncCommands<String, String> commands, LongSupplier nanoTime) {
        this.commands = commands;
        this.nanoTime = nanoTime;
    }

    /** @param runId of the process that Redis is now */
    void doubt(Collection<Segment> loads, String runId) {
        for (Segment load : loads) {
            doubts.merge(load.sale(), new Doubt(load, runId, nanoTime.getAsLong()), Doubt::ofTheLater);
        }
    }

    /** Whether nobody may be admitted by this load; if so, it is looked at, a few times a second. */
    boolean contains(Segment load) {
        if (doubts.isEmpty()) {
            return false;
        }
        Doubt doubt = doubts.get(load.sale());
        if (doubt == null || load.epoch() > doubt.load.epoch()) {
            return false;
        }
        if (doubt.isToBeLookedAt(nanoTime.getAsLong())) {
            look(doubt);
        }
        return true;
    }

    private void look(Doubt doubt) {
        commands.hmget(new SegmentKeys(doubt.load).sale, "epoch", "run_id").whenComplete((head, failure) -> {
            if (head == null) {
                LOG.warn("sale {}: not known whether it is loaded: {}", doubt.load.sale(), String.valueOf(failure));
            } else if (doubt.isResolvedBy(head)) {
                doubts.remove(doubt.load.sale(), doubt);
            }
        });
    }

    /** Equal only to itself: what an earlier process said does not end a later doubt. */
    private static final class Doubt {

        private final Segment load;
        private final String runId;
        private final AtomicLong nextLook;

        Doubt(Segment load, String runId, long now) {
            this.load = load;
            this.runId = runId;
            this.nextLook = new AtomicLong(now);
        }

        static Doubt ofTheLater(Doubt before, Doubt now) {
            return now.runId.equals(before.runId) && before.load.epoch() > now.load.epoch() ? before : now;
        }

        boolean isToBeLookedAt(long now) {
            long due = nextLook.get();
            return now - due >= 0 && nextLook.compareAndSet(due, now + LOOK_AGAIN_NANOS);
        }

        boolean isResolvedBy(List<KeyValue<String, String>> head) {
            return head.get(0).getValueOrElse("").equals(Long.toString(load.epoch()))
                    && head.get(1).getValueOrElse("").equals(runId);
        }
    }
}
