package io.flashsale.loadtest;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/** Waits until the ledger has caught up with what the crowd was told. */
final class Quiet {

    private static final Duration GLANCE = Duration.ofMillis(20);

    private Quiet() {}

    /**
     * Returns the time from now until the database has so many orders of the sale; -1 when patience ends first. More
     * orders than that are no reason to wait: the report finds them. Afterwards the shop has come to rest.
     */
    static long awaitMillis(Database database, Shop shop, Sale sale, int orders, Duration patience)
            throws IOException, SQLException, InterruptedException {
        long start = System.nanoTime();
        while (database.orderCount(sale) < orders) {
            if (since(start).compareTo(patience) > 0) {
                return -1;
            }
            Thread.sleep(GLANCE);
        }
        var quiet = since(start);
        shop.awaitRest(sale, patience);
        return quiet.toMillis();
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }
}
