package io.flashsale.account;

import io.flashsale.platform.http.SafeUrl;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * News by mail.
 *
 * @param unsubscribeUrl our {@code /api/news-unsubscriptions} as mail programs reach it; without it nobody gets news
 */
@ConfigurationProperties("flashsale.news")
public record NewsSettings(@Nullable URI unsubscribeUrl) {

    public NewsSettings {
        unsubscribeUrl = unsubscribeUrl == null || unsubscribeUrl.toString().isEmpty() ? null : unsubscribeUrl;
        if (unsubscribeUrl != null) {
            SafeUrl.require("flashsale.news.unsubscribe-url (FLASHSALE_NEWS_UNSUBSCRIBEURL)", unsubscribeUrl);
        }
    }
}
