package io.flashsale.api.pricing;

import io.flashsale.api.json.MoneyJson;
import io.flashsale.pricing.ActiveWindow;
import io.flashsale.pricing.NewPriceList;
import io.flashsale.pricing.PriceListType;
import io.flashsale.shared.Fields;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the back office sends to create a price list. */
record NewPriceListBody(
        @Nullable String name,
        @Nullable PriceListType type,
        @Nullable String currency,
        @Nullable Integer priority,
        @Nullable Instant activeFrom,
        @Nullable Instant activeTo) {

    NewPriceList toNewPriceList() {
        var fields = new Fields();
        var shown = fields.required("name", name, NewPriceList::requireName);
        var kind = fields.required("type", type, given -> given);
        var money = fields.required("currency", currency, MoneyJson::currency);
        var active = fields.together(() -> new ActiveWindow(activeFrom, activeTo));
        return fields.into(
                () -> new NewPriceList(shown.value(), kind.value(), money.value(), priority, active.value()));
    }
}
