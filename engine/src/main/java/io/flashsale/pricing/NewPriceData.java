package io.flashsale.pricing;

import io.flashsale.shared.Money;
import io.flashsale.shared.SkuCode;
import java.math.BigDecimal;

/** The wish for a price of a SKU. Its currency is that of the list it goes into. */
public record NewPriceData(SkuCode sku, BigDecimal amount, QuantityLimit limit, ActiveWindow active) {

    public NewPriceData {
        Money.requireAmount(amount);
    }
}
