package io.flashsale.account;

import io.flashsale.notification.ConditionalOnMail;
import io.flashsale.notification.Message;
import io.flashsale.notification.SecretData;
import io.flashsale.notification.Template;
import io.flashsale.platform.OpaqueTokens;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Writes into mails with news how to end them: a link for people, and an address for mail programs. */
@Component
@ConditionalOnMail
@EnableConfigurationProperties(NewsSettings.class)
class NewsLink implements SecretData {

    private final OpaqueTokens tokens;
    private final NewsSettings settings;
    private final AccountSettings accounts;

    NewsLink(OpaqueTokens tokens, NewsSettings settings, AccountSettings accounts) {
        this.tokens = tokens;
        this.settings = settings;
        this.accounts = accounts;
    }

    @Override
    public Map<String, Object> of(Message message) {
        return isNews(message) ? Map.of("unsubscribe", accounts.page() + "#unsubscribe=" + token(message)) : Map.of();
    }

    @Override
    public @Nullable URI unsubscribe(Message message) {
        return isNews(message) ? URI.create(settings.unsubscribeUrl() + "/" + token(message)) : null;
    }

    private String token(Message message) {
        return NewsToken.of(message.recipient(), tokens);
    }

    private static boolean isNews(Message message) {
        return message.template() == Template.SALE_ANNOUNCED;
    }
}
