package io.flashsale.notification;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The texts of all templates. */
public interface MailTexts {

    /**
     * In English where there is no text in the wished language.
     *
     * @throws IllegalStateException if the text speaks of something that the data do not have
     */
    MailText write(Template template, @Nullable Locale locale, Map<String, Object> data);
}
