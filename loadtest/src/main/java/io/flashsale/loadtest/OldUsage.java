package io.flashsale.loadtest;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * An entry of the audit trail that is old enough to be purged, of one unit. Customers and orders are at random, so that
 * their indexes are written and purged all over; nobody knows the orders.
 */
record OldUsage(String id, String priceDataId, String customerId, String orderId, boolean archived) {

    /** Above the id of each of them, below that of any usage of today. */
    static final String END = "01";

    private static final int ARCHIVED_ONE_OF = 4;

    /** The prices take turns. */
    static List<OldUsage> range(int first, int count, List<String> prices) {
        return IntStream.range(first, first + count)
                .mapToObj(number -> of(number, prices.get(number % prices.size())))
                .toList();
    }

    private static OldUsage of(int number, String price) {
        return new OldUsage(id(number), price, id(0), id(0), number % ARCHIVED_ONE_OF == 0);
    }

    /** As long as the shop's; in the sequence of the numbers. */
    private static String id(int number) {
        return "00%08d%016x".formatted(number, ThreadLocalRandom.current().nextLong());
    }
}
