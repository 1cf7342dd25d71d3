package io.flashsale.api.json;

import io.flashsale.shared.Fields;
import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.Money;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Money in JSON: {@code {"amount": 5.00, "currency": "USD"}}. */
public record MoneyJson(
        @Nullable BigDecimal amount, @Nullable String currency) {

    /** With as many decimals as the currency has, or more where the amount needs them. */
    public static MoneyJson of(Money money) {
        BigDecimal plain = money.amount().stripTrailingZeros();
        int decimals = Math.max(plain.scale(), money.currency().getDefaultFractionDigits());
        return new MoneyJson(
                plain.setScale(Math.max(decimals, 0)), money.currency().getCurrencyCode());
    }

    public Money toMoney() {
        var fields = new Fields();
        var number = fields.required("amount", amount, given -> given);
        var code = fields.required("currency", currency, MoneyJson::currency);
        return fields.into(() -> new Money(number.value(), code.value()));
    }

    /** An ISO 4217 code such as USD. */
    public static Currency currency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException _) {
            throw new InvalidInput("currency", code, "an ISO 4217 code such as USD");
        }
    }
}
