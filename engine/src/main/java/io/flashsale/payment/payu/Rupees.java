package io.flashsale.payment.payu;

import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;

/** Amounts as PayU writes them: rupees and no other currency, with two decimals. */
final class Rupees {

    private static final Currency RUPEE = Currency.getInstance("INR");
    private static final int DECIMALS = 2;
    private static final Pattern FORM = Pattern.compile("[0-9]{1,15}(?:\\.[0-9]{1,4})?");

    private Rupees() {}

    /** For example {@code 499.00}. The same text is signed and sent. */
    static String text(Money money) {
        if (!money.currency().equals(RUPEE)) {
            throw new InvalidInput("currency", money.currency(), RUPEE.getCurrencyCode());
        }
        if (money.amount().stripTrailingZeros().scale() > DECIMALS) {
            throw new InvalidInput("amount", money.amount(), "at most " + DECIMALS + " decimals");
        }
        return money.amount().setScale(DECIMALS).toPlainString();
    }

    /** Any number of decimals up to four; what is no amount is an invalid input that names the field. */
    static Money read(String field, String text) {
        if (!FORM.matcher(text).matches()) {
            throw new InvalidInput(field, text, "an amount in rupees");
        }
        return new Money(new BigDecimal(text), RUPEE);
    }
}
