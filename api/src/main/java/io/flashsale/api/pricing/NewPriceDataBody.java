package io.flashsale.api.pricing;

import io.flashsale.pricing.ActiveWindow;
import io.flashsale.pricing.NewPriceData;
import io.flashsale.pricing.QuantityLimit;
import io.flashsale.shared.Fields;
import io.flashsale.shared.Money;
import io.flashsale.shared.PriceListId;
import io.flashsale.shared.SkuCode;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the back office sends to set a price. The currency is that of the list. */
record NewPriceDataBody(
        @Nullable String priceListId,
        @Nullable String sku,
        @Nullable BigDecimal amount,
        @Nullable Boolean limitedByQuantity,
        @Nullable Integer startingQuantity,
        @Nullable Integer availableQuantity,
        @Nullable Instant activeFrom,
        @Nullable Instant activeTo) {

    Wish toWish() {
        var fields = new Fields();
        var list = fields.required("priceListId", priceListId, PriceListId::new);
        var target = fields.required("sku", sku, SkuCode::new);
        var price = fields.required("amount", amount, Money::requireAmount);
        var limit = fields.together(
                () -> QuantityLimit.of(Boolean.TRUE.equals(limitedByQuantity), startingQuantity, availableQuantity));
        var active = fields.together(() -> new ActiveWindow(activeFrom, activeTo));
        return fields.into(() ->
                new Wish(list.value(), new NewPriceData(target.value(), price.value(), limit.value(), active.value())));
    }

    record Wish(PriceListId list, NewPriceData priceData) {}
}
