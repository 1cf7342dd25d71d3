package io.flashsale.account;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Somebody else who knows people, and lets them log in to us. */
public enum SocialProvider {
    GOOGLE("Google"),
    FACEBOOK("Facebook");

    private final String shown;

    SocialProvider(String shown) {
        this.shown = shown;
    }

    /** As it calls itself. */
    public String shown() {
        return shown;
    }

    /** As addresses and settings call it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<SocialProvider> of(String word) {
        return Stream.of(values())
                .filter(provider -> provider.word().equals(word))
                .findFirst();
    }
}
