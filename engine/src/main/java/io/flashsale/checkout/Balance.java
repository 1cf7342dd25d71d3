package io.flashsale.checkout;

import io.flashsale.gate.UnitsAtGate;
import io.flashsale.order.PriceBalance;

/** Where the units of one limited price are, in MySQL and at the gate. */
public record Balance(PriceBalance ledger, UnitsAtGate gate) {

    /** At rest both tell the same. */
    public boolean agrees() {
        return ledger.available() == gate.stock()
                && ledger.held() == gate.held()
                && ledger.sold() == gate.sold()
                && ledger.waiting() == gate.waiting();
    }
}
