package io.flashsale.notification;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The texts, for phones, of all templates that are urgent. */
public interface SmsTexts {

    /**
     * In English where there is no text in the wished language.
     *
     * @throws IllegalStateException if there is no text, or it speaks of something that the data do not have
     */
    SmsText write(Template template, @Nullable Locale locale, Map<String, Object> data);
}
