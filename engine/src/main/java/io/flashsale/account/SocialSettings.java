package io.flashsale.account;

import io.flashsale.platform.http.SafeUrl;
import io.flashsale.shared.Range;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people log in by a provider.
 *
 * @param returnUrl   where providers send browsers back to, without {@code /google/return}: the outer address of {@code
 *     /api/social-logins}
 * @param pages       the pages that a browser may go to afterwards, each to the letter; the first if none is asked for.
 *     They find {@code #social=} with a code behind their address, or {@code #social-error=} with a word
 * @param attemptLife how long somebody may take at the provider
 * @param codeLife    how long the page may take to take its code for tokens
 */
@ConfigurationProperties("flashsale.social")
public record SocialSettings(
        @Nullable URI returnUrl, @DefaultValue List<URI> pages, Duration attemptLife, Duration codeLife) {

    private static final String NAME = "flashsale.social.";

    public SocialSettings {
        returnUrl = returnUrl == null || returnUrl.toString().isEmpty() ? null : returnUrl;
        pages = List.copyOf(pages);
        if (returnUrl != null) {
            SafeUrl.require(NAME + "return-url (FLASHSALE_SOCIAL_RETURNURL)", returnUrl);
        }
        pages.forEach(page -> SafeUrl.require(NAME + "pages (FLASHSALE_SOCIAL_PAGES)", page));
        Range.require(NAME + "pages", pages.size(), 0, 20);
        Range.require(NAME + "attempt-life", attemptLife, Duration.ofSeconds(1), Duration.ofHours(1));
        Range.require(NAME + "code-life", codeLife, Duration.ofSeconds(1), Duration.ofMinutes(10));
    }

    /** Whether browsers reach us encrypted: then cookies travel so only. */
    public boolean isSecure() {
        return returnUrl != null && "https".equals(returnUrl.getScheme());
    }
}
