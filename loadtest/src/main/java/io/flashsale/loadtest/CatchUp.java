package io.flashsale.loadtest;

import java.sql.SQLException;
import java.time.Duration;

/**
 * How the ledger came to the end after a load of accepted orders of one unit each.
 *
 * @param atEnd     orders that it had when the load ended
 * @param lagMillis from then until it had the last one; the patience when it never had them all
 */
record CatchUp(int atEnd, long lagMillis) {

    private static final Duration GLANCE = Duration.ofMillis(10);
    private static final Duration STILLNESS = Duration.ofSeconds(2);

    /** To be called the moment the load ends. Returns when all are there and nothing more has come for two seconds. */
    static CatchUp watch(Database database, Sale sale, int accepted, Duration patience)
            throws SQLException, InterruptedException {
        long end = System.nanoTime();
        int atEnd = database.unitsTaken(sale);
        int seen = atEnd;
        long lastChange = end;
        while (seen < accepted || since(lastChange).compareTo(STILLNESS) < 0) {
            if (since(end).compareTo(patience) > 0) {
                return new CatchUp(atEnd, patience.toMillis());
            }
            Thread.sleep(GLANCE);
            int now = database.unitsTaken(sale);
            if (now != seen) {
                seen = now;
                lastChange = System.nanoTime();
            }
        }
        return new CatchUp(atEnd, Duration.ofNanos(lastChange - end).toMillis());
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }
}
