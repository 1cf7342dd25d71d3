package io.flashsale.loadtest;

/**
 * One measurement of accepted buys.
 *
 * @param persisted  orders that the ledger wrote meanwhile
 * @param lagMillis  from the end of the load until the ledger had the last order
 * @param purged     old usages that were deleted meanwhile
 * @param isPurgeOpen whether there was more to be deleted when the load ended
 */
record Window(Load load, int persisted, long lagMillis, int purged, boolean isPurgeOpen) {

    double acceptedPerSecond() {
        return load.perSecond();
    }

    double persistedPerSecond() {
        return persisted / load.seconds();
    }

    /** Complains unless a purge was deleting from the beginning to the end. */
    Window requirePurge() {
        return require(purged > 0 && isPurgeOpen, "some, and more to be purged; if not, lower bench.seconds");
    }

    Window requireNoPurge() {
        return require(purged == 0 && !isPurgeOpen, "none");
    }

    private Window require(boolean isGood, String expected) {
        if (!isGood) {
            throw new IllegalStateException("purged meanwhile: %d (expected: %s)".formatted(purged, expected));
        }
        return this;
    }
}
