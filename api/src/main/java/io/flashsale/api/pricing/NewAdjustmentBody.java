package io.flashsale.api.pricing;

import io.flashsale.pricing.NewAdjustment;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.Fields;
import io.flashsale.shared.IdempotencyKey;
import io.flashsale.shared.PriceDataId;
import org.jspecify.annotations.Nullable;

/** What the back office sends to add units to a price, or to take some away. */
record NewAdjustmentBody(@Nullable Integer delta, @Nullable String reason) {

    NewAdjustment toWish(PriceDataId price, CustomerId by, String key) {
        var fields = new Fields();
        var name = fields.together(() -> new IdempotencyKey(key));
        var units = fields.required("delta", delta, NewAdjustment::requireDelta);
        var why = fields.required("reason", reason, NewAdjustment::requireReason);
        return fields.into(() -> new NewAdjustment(price, by, name.value(), units.value(), why.value()));
    }
}
