package io.flashsale.account;

import io.flashsale.platform.http.SafeUrl;
import io.flashsale.shared.Range;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What is asked of accounts.
 *
 * @param page           the shop's page that mailed links open; it finds {@code #verify=}, {@code #reset=} or {@code
 *     #link=} with the token behind its address, where no log sees them. Needed where mails are sent
 * @param verifiedToBuy  whether only those buy who have shown that their mail address is theirs; null: where mails are
 *     sent
 * @param verifyLinkLife how long a link that shows this is good for
 * @param resetLinkLife  how long a link to a new password, or to an identity of a provider, is good for
 * @param linkPause      shortest time between two links of one customer for one purpose
 * @param resetAnswer    how long it takes to answer who has forgotten a password: longer than the work, so that nobody
 *     sees by the time whether there is an account
 */
@ConfigurationProperties("flashsale.account")
public record AccountSettings(
        @Nullable URI page,
        @Nullable Boolean verifiedToBuy,
        Duration verifyLinkLife,
        Duration resetLinkLife,
        Duration linkPause,
        Duration resetAnswer) {

    private static final String NAME = "flashsale.account.";
    private static final Duration LONGEST_LIFE = Duration.ofDays(30);

    public AccountSettings {
        page = page == null || page.toString().isEmpty() ? null : page;
        if (page != null) {
            SafeUrl.require(NAME + "page (FLASHSALE_ACCOUNT_PAGE)", page);
        }
        Range.require(NAME + "verify-link-life", verifyLinkLife, Duration.ofSeconds(1), LONGEST_LIFE);
        Range.require(NAME + "reset-link-life", resetLinkLife, Duration.ofSeconds(1), LONGEST_LIFE);
        Range.require(NAME + "reset-answer", resetAnswer, Duration.ZERO, Duration.ofSeconds(10));
        Range.require(NAME + "link-pause", linkPause, Duration.ZERO, Duration.ofHours(1));
    }

    /** How long a link is good for. */
    public Duration life(LinkPurpose purpose) {
        return switch (purpose) {
            case VERIFY_MAIL -> verifyLinkLife;
            case RESET_PASSWORD, LINK_IDENTITY -> resetLinkLife;
        };
    }
}
