package io.flashsale.order.mysql;

import io.flashsale.shared.PriceDataId;

/** MySQL does not have the units that the gate granted, or would have more than there ever were. */
final class UnitsRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnitsRefused(PriceDataId price, int units) {
        super("price " + price + ": " + units + " units refused");
    }
}
