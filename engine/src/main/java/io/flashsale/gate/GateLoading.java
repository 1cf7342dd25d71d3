package io.flashsale.gate;

import io.flashsale.shared.AdjustmentId;
import io.flashsale.shared.PriceDataId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Loads a sale into Redis, in this order: {@link #forget}, {@link #fence}, the parts, {@link #open}. Only a load under
 * a higher epoch writes stock; a load that another has overtaken ends with {@link StaleEpoch}.
 */
public interface GateLoading {

    /** What Redis says of a segment; empty when it knows nothing. */
    Mono<LoadedSegment> loaded(Segment segment);

    /** Whether this Redis still is the one, with the scripts, that the segments were loaded into. */
    Mono<RedisIdentity> identity();

    /** Drops the sale's head, so that nobody is admitted even before the scripts are there. */
    Mono<Void> forget(Segment segment);

    /** Makes the scripts known to Redis. Only after every segment that may have lost something was forgotten. */
    Mono<Void> loadScripts();

    /** Empties the segment under its epoch; reservations are refused, releases are skipped. */
    Mono<Void> fence(Segment segment);

    /** Ends the first phase: from now on releases wait until the segment is open. */
    Mono<Void> beginParts(Segment segment);

    Mono<Void> stock(Segment segment, Map<PriceDataId, Integer> available);

    /**
     * After {@link #beginParts}. At most {@value #MOST_HOLDS_A_PART} holds; units of held, settled and waiting orders
     * count to the customer, those of several parts together. A hold that comes again counts once.
     */
    Mono<Void> holds(Segment segment, Collection<Hold> holds);

    /**
     * What stock adjustments contribute to the loaded stock, 0 for those that were refused: none of them counts a
     * second time. At most {@value #MOST_HOLDS_A_PART}.
     */
    Mono<Void> adjusted(Segment segment, Map<AdjustmentId, Integer> units);

    /**
     * Who registered for a sale that asks for it, or withdrew. Also before {@link #beginParts}. At most {@value
     * #MOST_PARTICIPANTS_A_PART}.
     */
    Mono<Void> registered(Segment segment, Collection<Participant> participants);

    Mono<Void> open(Segment segment, SegmentRules rules);

    /**
     * Adds prices that the loaded segment does not know; those that it knows stay as they are. {@link StaleEpoch} if it
     * is not loaded under this epoch.
     */
    Mono<Void> offer(Segment segment, List<Offered> prices);

    /** Changes only the state of a loaded segment. {@link StaleEpoch} if it is not loaded under this epoch. */
    Mono<Void> changeState(Segment segment, SegmentState state);

    /** The same, unless somebody else has changed the state since it was found: then {@link StaleEpoch}. */
    Mono<Void> changeState(Segment segment, String found, SegmentState state);

    /**
     * Removes all that there is of a sale that ended long ago; it may be loaded anew all the same. False, and nothing
     * is removed, while the log lacks a record. {@link StaleEpoch} if its window is not over, or if it was loaded under
     * a later epoch.
     */
    Mono<Boolean> clear(Segment segment);

    int MOST_HOLDS_A_PART = 200;

    int MOST_PARTICIPANTS_A_PART = 2_000;

    /**
     * A price with its units.
     *
     * @param adjusted what stock adjustments contribute to them, 0 for those that were refused
     */
    record Offered(PriceDataId price, int available, Map<AdjustmentId, Integer> adjusted) {}

    /**
     * @param prices how many prices it knows
     * @param runId  the Redis process it was loaded into; null until it is open
     */
    record LoadedSegment(
            long epoch, String state, int prices, @Nullable String runId) {

        /** Fenced, or its content being written. */
        public boolean isLoading() {
            return state.equals("FENCED") || state.equals("LOADING");
        }

        /** Whether its content was written, and into this process of Redis. */
        public boolean isLoadedInto(RedisIdentity redis) {
            return !isLoading() && redis.runId().equals(runId);
        }
    }

    record RedisIdentity(String runId, boolean hasScripts) {}
}
