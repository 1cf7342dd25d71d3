package io.flashsale.api.cart;

import io.flashsale.api.json.MoneyJson;
import io.flashsale.shared.Fields;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** What a new cart is to be. */
record NewCartBody(@Nullable String currency) {

    Currency toCurrency() {
        var fields = new Fields();
        var wanted = fields.required("currency", currency, MoneyJson::currency);
        return fields.into(wanted::value);
    }
}
