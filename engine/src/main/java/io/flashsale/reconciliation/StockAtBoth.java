package io.flashsale.reconciliation;

import io.flashsale.shared.PriceDataId;

/** Units left of a price in MySQL and at the gate: the same while nothing is on its way. */
record StockAtBoth(PriceDataId price, int available, int stock) {

    boolean agrees() {
        return available == stock;
    }
}
