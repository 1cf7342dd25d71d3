package io.flashsale.order;

import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.Money;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.SkuCode;
import io.flashsale.shared.UnitPrice;
import java.util.List;

/** Units of one SKU at one price. */
public record OrderLine(SkuCode sku, int quantity, UnitPrice price) {

    public OrderLine {
        if (quantity < 1) {
            throw new InvalidInput("quantity", quantity, "1 or more");
        }
    }

    public Money total() {
        return price.amount().times(quantity);
    }

    /** The price its units are taken from, of a line whose price is limited. */
    public PriceDataId limitedPrice() {
        return price.limitedPrice();
    }

    /** Those that the gate holds units for: all of a purchase, some of a cart. */
    static List<OrderLine> limited(List<OrderLine> lines) {
        return lines.stream().filter(line -> line.price.limited()).toList();
    }
}
