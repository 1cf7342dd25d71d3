package io.flashsale.reconciliation;

import io.flashsale.sale.LiveSale;
import java.util.List;

/**
 * What does not agree at one moment, which may be because something is on its way.
 *
 * @param epoch the load of the sale that was looked at
 */
record Suspects(LiveSale live, long epoch, List<OrderAtBoth> orders, List<StockAtBoth> stock) {

    boolean isEmpty() {
        return orders.isEmpty() && stock.isEmpty();
    }

    /** Those that look the same in both looks at the same load of the sale. */
    Suspects inBoth(Suspects again) {
        return epoch == again.epoch
                ? new Suspects(
                        live,
                        epoch,
                        orders.stream().filter(again.orders::contains).toList(),
                        stock.stream().filter(again.stock::contains).toList())
                : new Suspects(live, epoch, List.of(), List.of());
    }
}
