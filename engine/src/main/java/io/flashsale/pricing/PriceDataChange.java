package io.flashsale.pricing;

import io.flashsale.shared.Money;
import java.math.BigDecimal;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The wish to edit a price. Its quantities are not edited: sales and stock adjustments change them.
 *
 * @param amount null: stays
 * @param active what becomes of the window in which it holds
 */
public record PriceDataChange(@Nullable BigDecimal amount, UnaryOperator<ActiveWindow> active) {

    public PriceDataChange {
        if (amount != null) {
            Money.requireAmount(amount);
        }
    }

    /** The price as it shall be. */
    public PriceData of(PriceData price) {
        Money changed =
                amount == null ? price.price() : new Money(amount, price.price().currency());
        return new PriceData(
                price.id(), price.priceList(), price.sku(), changed, price.limit(), active.apply(price.active()));
    }
}
