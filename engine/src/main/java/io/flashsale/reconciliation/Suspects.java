package io.flashsale.reconciliation;

import io.flashsale.sale.LiveSale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What does not agree at one moment, which may be because something is on its way.
 *
 * @param epoch the load of the sale that was looked at
 */
record Suspects(LiveSale live, long epoch, Set<OrderAtBoth> orders, Set<StockAtBoth> stock) {

    boolean isEmpty() {
        return orders.isEmpty() && stock.isEmpty();
    }

    /** Those that look the same in both looks at the same load of the sale. */
    Suspects inBoth(Suspects again) {
        return epoch == again.epoch
                ? new Suspects(live, epoch, common(orders, again.orders), common(stock, again.stock))
                : new Suspects(live, epoch, Set.of(), Set.of());
    }

    private static <T> Set<T> common(Set<T> one, Set<T> other) {
        return one.stream().filter(other::contains).collect(Collectors.toSet());
    }
}
