package io.flashsale.gate;

import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.PriceDataId;

/** Units asked for at one limited price. */
public record GateLine(PriceDataId price, int quantity) {

    public GateLine {
        if (quantity < 1) {
            throw new InvalidInput("quantity", quantity, "1 or more");
        }
    }
}
