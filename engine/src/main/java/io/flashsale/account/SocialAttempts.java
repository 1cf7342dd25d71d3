package io.flashsale.account;

import io.flashsale.platform.OpaqueToken;
import io.flashsale.platform.OpaqueTokens;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Begins attempts, and knows them again. The state names its time and page, and is signed for one provider and one
 * browser; nonce, verifier and code are derived from both. So one process may begin and another one go on, and the
 * attempts of a crowd cost no memory anywhere.
 */
@Component
public final class SocialAttempts {

    private static final Pattern STATE = Pattern.compile("(([0-9]{1,12})\\.([0-9]{1,2})\\.[\\w-]{43})\\.([\\w-]{43})");

    private final OpaqueTokens tokens;
    private final SocialSettings settings;
    private final Clock clock;

    SocialAttempts(OpaqueTokens tokens, SocialSettings settings, Clock clock) {
        this.tokens = tokens;
        this.settings = settings;
        this.clock = clock;
    }

    /** Empty: nobody goes to that page from here. */
    public Optional<SocialAttempt> begin(SocialProvider provider, URI page, OpaqueToken browser) {
        int place = settings.pages().indexOf(page);
        if (place < 0) {
            return Optional.empty();
        }
        String payload = clock.instant().getEpochSecond() + "." + place + "."
                + tokens.random().value();
        String state = payload + "." + signature(provider, payload, browser);
        return Optional.of(attempt(provider, state, browser, page));
    }

    /** Empty: not begun here, by this browser, for this provider, a short while ago. */
    public Optional<SocialAttempt> find(SocialProvider provider, String state, OpaqueToken browser) {
        Matcher parts = STATE.matcher(state);
        if (!parts.matches() || !isOurs(provider, parts.group(1), parts.group(4), browser)) {
            return Optional.empty();
        }
        Instant begun = Instant.ofEpochSecond(Long.parseLong(parts.group(2)));
        List<URI> pages = settings.pages();
        int place = Integer.parseInt(parts.group(3));
        boolean late = clock.instant().isAfter(begun.plus(settings.attemptLife()));
        return late || place >= pages.size()
                ? Optional.empty()
                : Optional.of(attempt(provider, state, browser, pages.get(place)));
    }

    private boolean isOurs(SocialProvider provider, String payload, String signature, OpaqueToken browser) {
        return MessageDigest.isEqual(
                signature.getBytes(StandardCharsets.US_ASCII),
                signature(provider, payload, browser).getBytes(StandardCharsets.US_ASCII));
    }

    private String signature(SocialProvider provider, String payload, OpaqueToken browser) {
        return derived("social-state", provider.word() + ":" + payload, browser).value();
    }

    private SocialAttempt attempt(SocialProvider provider, String state, OpaqueToken browser, URI page) {
        return new SocialAttempt(
                provider,
                state,
                derived("social-nonce", state, browser),
                derived("social-verifier", state, browser),
                derived("social-code", state, browser),
                page);
    }

    private OpaqueToken derived(String purpose, String source, OpaqueToken browser) {
        return tokens.derived(purpose, source + ":" + browser.value());
    }
}
