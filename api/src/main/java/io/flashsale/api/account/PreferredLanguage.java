package io.flashsale.api.account;

import io.flashsale.account.Language;
import io.flashsale.shared.InvalidInput;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** The language that a browser would have before all others, by its header {@code Accept-Language}. */
public final class PreferredLanguage {

    private static final int LONGEST_HEADER = 500;

    private PreferredLanguage() {}

    /** Empty if the header names none, or cannot be read: nobody has typed it, so it is nobody's mistake. */
    public static Optional<Language> of(ServerHttpRequest request) {
        return Optional.ofNullable(request.getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE))
                .filter(header -> header.length() <= LONGEST_HEADER)
                .flatMap(PreferredLanguage::first);
    }

    private static Optional<Language> first(String header) {
        try {
            return LanguageRange.parse(header).stream()
                    .filter(range -> range.getWeight() > LanguageRange.MIN_WEIGHT)
                    .map(PreferredLanguage::language)
                    .flatMap(Optional::stream)
                    .findFirst();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Empty for {@code *}. */
    private static Optional<Language> language(LanguageRange range) {
        try {
            return Optional.of(new Language(range.getRange()));
        } catch (InvalidInput _) {
            return Optional.empty();
        }
    }
}
