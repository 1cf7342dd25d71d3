package io.flashsale.account;

import io.flashsale.shared.InvalidInput;
import java.util.IllformedLocaleException;
import java.util.Locale;

/**
 * The language that somebody wants to be written to in, whether we have texts in it or not.
 *
 * @param tag as BCP 47 has it, in its usual case: {@code de-AT}
 */
public record Language(String tag) {

    /** The room that BCP 47 asks for. */
    private static final int LONGEST_TAG = 35;

    /** Of ISO 639. Longer ones are reserved: what looks like one is a language's name. */
    private static final int LONGEST_CODE = 3;

    public Language {
        tag = usual(tag);
    }

    private static String usual(String tag) {
        Locale locale = tag.length() <= LONGEST_TAG ? wellFormed(tag) : Locale.ROOT;
        String usual = locale.toLanguageTag();
        String code = locale.getLanguage();
        if (code.isEmpty() || code.length() > LONGEST_CODE || usual.length() > LONGEST_TAG) {
            throw new InvalidInput("language", tag, "a language tag of BCP 47, for example de or pt-BR");
        }
        return usual;
    }

    /** The root, which has no language, where it is not. */
    private static Locale wellFormed(String tag) {
        try {
            return new Locale.Builder().setLanguageTag(tag).build();
        } catch (IllformedLocaleException _) {
            return Locale.ROOT;
        }
    }
}
