package io.flashsale.loadtest;

import java.util.List;
import java.util.Set;

/**
 * What the shop remembers of a sale of one SKU, read when nothing moves any more.
 *
 * @param available units that nobody holds or bought, by the database
 * @param gate      where the units are by the gate
 * @param orders    every order of the sale
 * @param usages    every usage detail that is not archived
 */
record Books(int available, AtGate gate, List<Order> orders, List<Usage> usages) {

    /**
     * @param stock to be had
     * @param taken held or sold
     */
    record AtGate(int stock, int taken) {}

    /** One order and the units of its lines. */
    record Order(String id, String status, int units) {

        private static final Set<String> HOLDING_UNITS = Set.of("PENDING_PAYMENT", "CONFIRMED", "SHIPPED", "DELIVERED");

        boolean isWaiting() {
            return status.equals("WAITLISTED");
        }

        /** Whether its units are out of the stock. */
        boolean holdsUnits() {
            return HOLDING_UNITS.contains(status);
        }
    }

    /** Units that one order took for one customer. */
    record Usage(String id, String orderId, String customerId, int units) {}

    int unitsOfOrders() {
        return orders.stream().filter(Order::holdsUnits).mapToInt(Order::units).sum();
    }

    int unitsUsed() {
        return usages.stream().mapToInt(Usage::units).sum();
    }
}
