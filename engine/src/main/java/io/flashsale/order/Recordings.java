package io.flashsale.order;

import io.flashsale.shared.OrderId;
import io.flashsale.shared.Reference;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What other systems have recorded, as last committed. */
public interface Recordings {

    /** The last attempt of a transaction; empty if the ledger knows none (yet). */
    Mono<Recorded> last(Reference transaction);

    /**
     * An attempt and the order that it became.
     *
     * @param rolledBackAt when the log took the last rollback of this transaction, at this attempt or an earlier one;
     *                     null if there was none, or the purge has deleted it
     */
    record Recorded(
            Attempt attempt,
            OrderId order,
            OrderStatus status,
            String fingerprint,
            @Nullable Instant rolledBackAt) {

        /** Whether its units are used. */
        public boolean stands() {
            return status == OrderStatus.RECORDED;
        }
    }
}
