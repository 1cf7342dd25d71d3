package io.flashsale.payment;

import io.flashsale.notification.Sms;
import io.flashsale.shared.Money;
import io.flashsale.shared.PhoneNumber;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;

/** What is written to a customer's phone: the password, and what it confirms. */
final class OtpTexts {

    private OtpTexts() {}

    static Sms of(PhoneNumber phone, OtpCode code, Money amount, Duration validFor) {
        String price = price(amount);
        String text =
                "%s is your code to order for %s, paid in cash on delivery. Valid for %d minutes. Tell it to nobody."
                        .formatted(code.digits(), price, Math.ceilDiv(validFor.toSeconds(), 60));
        return new Sms(phone, text, Map.of("code", code.digits(), "amount", price));
    }

    /** With the decimals that the currency has, or more if they are needed. */
    private static String price(Money amount) {
        int decimals = Math.max(
                amount.amount().stripTrailingZeros().scale(),
                Math.max(0, amount.currency().getDefaultFractionDigits()));
        return amount.currency().getCurrencyCode() + " "
                + amount.amount().setScale(decimals, RoundingMode.UNNECESSARY).toPlainString();
    }
}
