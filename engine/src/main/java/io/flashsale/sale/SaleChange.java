package io.flashsale.sale;

import java.util.Set;

/** What an organiser may do with a sale. Doing it twice is doing it once. */
public enum SaleChange {
    OPEN(SaleState.OPEN, Set.of(SaleState.DRAFT, SaleState.OPEN)),
    PAUSE(SaleState.PAUSED, Set.of(SaleState.OPEN, SaleState.PAUSED)),
    RESUME(SaleState.OPEN, Set.of(SaleState.PAUSED, SaleState.OPEN)),
    CLOSE(SaleState.CLOSED, Set.of(SaleState.OPEN, SaleState.PAUSED, SaleState.CLOSED));

    private final SaleState result;
    private final Set<SaleState> from;

    SaleChange(SaleState result, Set<SaleState> from) {
        this.result = result;
        this.from = from;
    }

    public SaleState result() {
        return result;
    }

    /** States in which it may be done. */
    public Set<SaleState> from() {
        return from;
    }
}
