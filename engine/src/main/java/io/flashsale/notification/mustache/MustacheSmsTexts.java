package io.flashsale.notification.mustache;

import io.flashsale.notification.ConditionalOnMail;
import io.flashsale.notification.ConditionalOnSms;
import io.flashsale.notification.SmsText;
import io.flashsale.notification.SmsTexts;
import io.flashsale.notification.Template;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Texts of {@code sms/<language>}, read once at the start, which fails when one of the English ones is missing. Lines
 * of a file, and of a value, are joined.
 */
@Component
@ConditionalOnMail
@ConditionalOnSms
class MustacheSmsTexts implements SmsTexts {

    private static final Pattern LINES = Pattern.compile("\\s+");

    private final Languages languages = new Languages("sms", SmsWording::new);

    MustacheSmsTexts() {
        Template.urgent().map(MustacheSmsTexts::file).forEach(languages::require);
    }

    @Override
    public SmsText write(Template template, @Nullable Locale locale, Map<String, Object> data) {
        Language language = languages.of(locale, file(template));
        return new SmsText(
                LINES.matcher(language.render(file(template), data).strip()).replaceAll(" "),
                data.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, value -> language.wording().of(value.getValue()))));
    }

    private static String file(Template template) {
        return template.fileName() + ".txt";
    }
}
