package io.flashsale.notification.mustache;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All languages of a folder, read once. English stands in for those that lack a text. */
final class Languages {

    private static final String FALLBACK = "en";

    private final String folder;
    private final Map<String, Language> languages = new HashMap<>();
    private final Language fallback;

    Languages(String folder, Function<Locale, Wording> wording) {
        this.folder = folder;
        Map<String, Map<String, String>> all = TemplateFiles.read(folder);
        Map<String, String> english = Objects.requireNonNull(all.get(FALLBACK), folder + "/" + FALLBACK);
        all.forEach((tag, files) ->
                languages.put(tag, new Language(files, english, wording.apply(Locale.forLanguageTag(tag)))));
        fallback = Objects.requireNonNull(languages.get(FALLBACK), folder + "/" + FALLBACK);
    }

    /** Signals an {@link IllegalStateException} unless there is an English one of each. */
    void require(String... files) {
        for (String file : files) {
            if (!fallback.has(file)) {
                throw new IllegalStateException(folder + "/" + FALLBACK + "/" + file + " is missing");
            }
        }
    }

    /** The wished one, if it has these files. */
    Language of(@Nullable Locale locale, String... files) {
        return wished(locale)
                .filter(language -> language.has(files))
                .findFirst()
                .orElse(fallback);
    }

    /** {@code zh-Hant-TW}, then {@code zh-Hant}, then {@code zh}. */
    private Stream<Language> wished(@Nullable Locale locale) {
        return locale == null
                ? Stream.empty()
                : Stream.iterate(locale.toLanguageTag(), tag -> !tag.isEmpty(), Languages::wider)
                        .map(languages::get)
                        .filter(Objects::nonNull);
    }

    private static String wider(String tag) {
        return tag.substring(0, Math.max(0, tag.lastIndexOf('-')));
    }
}
