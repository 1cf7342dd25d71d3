package io.flashsale.order;

import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.Money;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.PriceListId;
import io.flashsale.shared.PriceType;
import io.flashsale.shared.SkuCode;

/** Units of one SKU at one price. */
public record OrderLine(
        SkuCode sku, int quantity, Money unitPrice, PriceType priceType, PriceListId priceList, PriceDataId priceData) {

    public OrderLine {
        if (quantity < 1) {
            throw new InvalidInput("quantity", quantity, "1 or more");
        }
    }

    public Money total() {
        return unitPrice.times(quantity);
    }
}
