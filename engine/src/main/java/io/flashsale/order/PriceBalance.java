package io.flashsale.order;

import io.flashsale.shared.PriceDataId;

/**
 * Where the units of one limited price are, in MySQL.
 *
 * @param offered what was available when the price was created, and what stock adjustments have changed since
 * @param used    units of usage details that are not archived
 * @param purged  units of usage details that were not archived when the purge deleted them
 * @param held    units of orders with a pending payment
 * @param sold    units of confirmed orders and of what other systems recorded
 * @param waiting units of orders in the waitlist
 */
public record PriceBalance(
        PriceDataId price,
        int starting,
        int offered,
        int available,
        int used,
        int purged,
        int held,
        int sold,
        int waiting) {

    /** Zero when no unit leaked and none was minted. */
    public int imbalance() {
        return offered - available - used - purged;
    }

    /** Whether the usage details, and what was purged of them, tell the same as the orders. */
    public boolean auditAgrees() {
        return used + purged == held + sold;
    }
}
