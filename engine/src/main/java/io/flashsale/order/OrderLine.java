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

    /** Those that the gate holds units for: some of a cart, all of a purchase, which is not copied. */
    static List<OrderLine> limited(List<OrderLine> lines) {
        for (OrderLine line : lines) {
            if (!line.price.limited()) {
                return lines.stream().filter(each -> each.price.limited()).toList();
            }
        }
        return lines;
    }
}
