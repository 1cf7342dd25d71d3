package io.flashsale.notification.mustache;

import io.flashsale.shared.Money;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Numbers, times (UTC) and amounts as people of a language write them. */
final class MailWording implements Wording {

    private final Locale locale;
    private final DateTimeFormatter times;

    MailWording(Locale locale) {
        this.locale = locale;
        this.times = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.LONG)
                .withLocale(locale)
                .withZone(ZoneId.of("UTC"));
    }

    @Override
    public String of(Object value) {
        return switch (value) {
            case Instant time -> times.format(time);
            case Money money -> amount(money);
            case Number number -> NumberFormat.getInstance(locale).format(number);
            default -> value.toString();
        };
    }

    private String amount(Money money) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(money.currency());
        return withDecimals(format, money);
    }

    /** As many as the currency has, or more if they are needed. */
    static String withDecimals(NumberFormat format, Money money) {
        int digits = Math.max(0, money.currency().getDefaultFractionDigits());
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(
                Math.max(digits, money.amount().stripTrailingZeros().scale()));
        return format.format(money.amount());
    }
}
