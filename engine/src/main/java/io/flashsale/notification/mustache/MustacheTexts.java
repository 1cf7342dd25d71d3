package io.flashsale.notification.mustache;

import io.flashsale.notification.ConditionalOnMail;
import io.flashsale.notification.MailText;
import io.flashsale.notification.MailTexts;
import io.flashsale.notification.Template;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Mails of {@code mail/<language>}, read once at the start, which fails when one of the English texts is missing. A
 * text file begins with its subject: {@code Subject: …} and an empty line.
 */
@Component
@ConditionalOnMail
class MustacheTexts implements MailTexts {

    private static final String SUBJECT = "Subject:";

    private final Languages languages = new Languages("mail", MailWording::new);

    MustacheTexts() {
        for (Template template : Template.values()) {
            languages.require(text(template), html(template));
        }
    }

    @Override
    public MailText write(Template template, @Nullable Locale locale, Map<String, Object> data) {
        Language language = languages.of(locale, text(template), html(template));
        String text = language.render(text(template), data);
        int end = text.indexOf('\n');
        if (!text.startsWith(SUBJECT) || end < 0) {
            throw new IllegalStateException(text(template) + " does not begin with its subject");
        }
        return new MailText(
                text.substring(SUBJECT.length(), end).strip(),
                text.substring(end).strip() + "\n",
                language.render(html(template), data));
    }

    private static String text(Template template) {
        return template.fileName() + ".txt";
    }

    private static String html(Template template) {
        return template.fileName() + ".html";
    }
}
