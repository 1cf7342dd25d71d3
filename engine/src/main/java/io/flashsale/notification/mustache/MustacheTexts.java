package io.flashsale.notification.mustache;

import io.flashsale.notification.ConditionalOnMail;
import io.flashsale.notification.MailText;
import io.flashsale.notification.MailTexts;
import io.flashsale.notification.Template;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All languages, read once at the start, which fails when one of the English texts is missing. */
@Component
@ConditionalOnMail
class MustacheTexts implements MailTexts {

    private static final String FALLBACK = "en";

    private final Map<String, Language> languages = new HashMap<>();
    private final Language fallback;

    MustacheTexts() {
        Map<String, Map<String, String>> all = TemplateFiles.read();
        Map<String, String> english = Objects.requireNonNull(all.get(FALLBACK), "mail/en");
        all.forEach((tag, files) -> languages.put(tag, new Language(tag, files, english)));
        fallback = Objects.requireNonNull(languages.get(FALLBACK), "mail/en");
        for (Template template : Template.values()) {
            if (!fallback.has(template.fileName())) {
                throw new IllegalStateException("mail/en/" + template.fileName() + " is missing");
            }
        }
    }

    @Override
    public MailText write(Template template, @Nullable Locale locale, Map<String, Object> data) {
        String name = template.fileName();
        return wished(locale)
                .filter(language -> language.has(name))
                .findFirst()
                .orElse(fallback)
                .write(name, data);
    }

    /** {@code zh-Hant-TW}, then {@code zh-Hant}, then {@code zh}. */
    private Stream<Language> wished(@Nullable Locale locale) {
        return locale == null
                ? Stream.empty()
                : Stream.iterate(locale.toLanguageTag(), tag -> !tag.isEmpty(), MustacheTexts::wider)
                        .map(languages::get)
                        .filter(Objects::nonNull);
    }

    private static String wider(String tag) {
        return tag.substring(0, Math.max(0, tag.lastIndexOf('-')));
    }
}
