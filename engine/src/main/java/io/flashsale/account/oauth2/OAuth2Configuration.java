package io.flashsale.account.oauth2;

import io.flashsale.account.AccountSettings;
import io.flashsale.account.SocialProvider;
import io.flashsale.account.SocialProviders;
import io.flashsale.account.SocialSettings;
import io.flashsale.shared.InvalidInput;
import java.net.URI;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;

/** The providers that the environment has client id and secret of. Each has connections of its own. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    AccountSettings.class,
    SocialSettings.class,
    CallSettings.class,
    GoogleSettings.class,
    FacebookSettings.class
})
class OAuth2Configuration {

    @Bean
    SocialProviders socialProviders(
            WebClient.Builder client,
            SocialSettings social,
            CallSettings calls,
            GoogleSettings google,
            FacebookSettings facebook,
            Clock clock) {
        var servers = new EnumMap<SocialProvider, ProviderServer>(SocialProvider.class);
        Map<SocialProvider, OAuth2Provider> providers = new EnumMap<>(SocialProvider.class);
        if (google.client().isOn()) {
            var server = new ProviderServer(SocialProvider.GOOGLE, client, calls);
            servers.put(SocialProvider.GOOGLE, server);
            providers.put(SocialProvider.GOOGLE, Google.provider(google, returnUrl(social, "google"), server, clock));
        }
        if (facebook.client().isOn()) {
            var server = new ProviderServer(SocialProvider.FACEBOOK, client, calls);
            servers.put(SocialProvider.FACEBOOK, server);
            providers.put(SocialProvider.FACEBOOK, Facebook.provider(facebook, returnUrl(social, "facebook"), server));
        }
        return new OAuth2SocialProviders(providers, servers.values());
    }

    /** Each has an address of its own: what one gave a browser is never taken to the other. */
    private static String returnUrl(SocialSettings social, String provider) {
        URI url = social.returnUrl();
        require("return-url (FLASHSALE_SOCIAL_RETURNURL)", url, "where providers send browsers back to");
        URI page = social.pages().stream().findFirst().orElse(null);
        require("pages (FLASHSALE_ACCOUNT_PAGE)", page, "the page that browsers see then");
        return url + "/" + provider + "/return";
    }

    private static void require(String setting, @Nullable URI url, String expected) {
        if (url == null) {
            throw new InvalidInput("flashsale.social." + setting, null, expected);
        }
    }
}
