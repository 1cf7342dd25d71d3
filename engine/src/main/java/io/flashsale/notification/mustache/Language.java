package io.flashsale.notification.mustache;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import io.flashsale.notification.MailText;
import io.flashsale.shared.Money;
import java.io.StringReader;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The texts of one language. A text file begins with its subject: {@code Subject: …} and an empty line. In HTML every
 * value is escaped; numbers, times (UTC) and amounts are written as people of that language do.
 */
final class Language {

    private static final String SUBJECT = "Subject:";

    private final Locale locale;
    private final Map<String, String> files;
    private final Map<String, String> fallback;
    private final DateTimeFormatter times;
    private final Map<String, Template> compiled = new HashMap<>();

    /** @param fallback has the layouts that are not among the files */
    Language(String tag, Map<String, String> files, Map<String, String> fallback) {
        this.locale = Locale.forLanguageTag(tag);
        this.files = files;
        this.fallback = fallback;
        this.times = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.LONG)
                .withLocale(locale)
                .withZone(ZoneId.of("UTC"));
        Mustache.Compiler compiler = Mustache.compiler()
                .emptyStringIsFalse(true)
                .withFormatter(this::format)
                .withLoader(name -> new StringReader(layout(name + ".html")));
        files.forEach((name, content) ->
                compiled.put(name, compiler.escapeHTML(name.endsWith(".html")).compile(content)));
    }

    boolean has(String name) {
        return files.containsKey(name + ".txt") && files.containsKey(name + ".html");
    }

    MailText write(String name, Map<String, Object> data) {
        String text = render(name + ".txt", data);
        int end = text.indexOf('\n');
        if (!text.startsWith(SUBJECT) || end < 0) {
            throw new IllegalStateException(name + ".txt does not begin with its subject");
        }
        return new MailText(
                text.substring(SUBJECT.length(), end).strip(),
                text.substring(end).strip() + "\n",
                render(name + ".html", data));
    }

    private String render(String file, Map<String, Object> data) {
        Template template = compiled.get(file);
        if (template == null) {
            throw new IllegalStateException("no template " + file);
        }
        try {
            return template.execute(data);
        } catch (MustacheException e) {
            throw new IllegalStateException(file + ": " + e.getMessage(), e);
        }
    }

    private String layout(String name) {
        String own = files.get(name);
        String content = own == null ? fallback.get(name) : own;
        if (content == null) {
            throw new IllegalStateException("no template " + name);
        }
        return content;
    }

    private String format(Object value) {
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
        int digits = Math.max(0, money.currency().getDefaultFractionDigits());
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(
                Math.max(digits, money.amount().stripTrailingZeros().scale()));
        return format.format(money.amount());
    }
}
