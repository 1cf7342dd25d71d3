package io.flashsale.notification.mustache;

import io.flashsale.shared.Money;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.stream.Collectors;

/** Short, for phones: currencies by their codes, and long texts by their beginning. */
final class SmsWording implements Wording {

    /** India's registered templates take no longer value. */
    private static final int LONGEST = 30;

    private static final String CUT = "...";

    private final Locale locale;
    private final DateTimeFormatter times;

    SmsWording(Locale locale) {
        this.locale = locale;
        this.times = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(ZoneId.of("UTC"));
    }

    @Override
    public String of(Object value) {
        return Gsm7.like(
                switch (value) {
                    case Instant time -> times.format(time) + " UTC";
                    case Money money -> money.currency().getCurrencyCode() + " " + amount(money);
                    case Number number -> NumberFormat.getInstance(locale).format(number);
                    default -> shortened(value.toString());
                });
    }

    private String amount(Money money) {
        return MailWording.withDecimals(NumberFormat.getNumberInstance(locale), money);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST
                ? text
                : text.codePoints()
                        .limit(LONGEST - CUT.length())
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining("", "", CUT));
    }
}
