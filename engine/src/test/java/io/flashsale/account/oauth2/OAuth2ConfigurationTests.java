package io.flashsale.account.oauth2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.flashsale.account.SocialProvider;
import io.flashsale.account.SocialProviders;
import io.flashsale.account.SocialSettings;
import io.flashsale.platform.http.CallLimits;
import io.flashsale.shared.InvalidInput;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.client.WebClient;

/** What is missing is said at the start, not when the first customer comes. */
class OAuth2ConfigurationTests {

    private static final URI ANY = URI.create("https://provider.example");
    private static final URI RETURN = URI.create("https://shop.example/api/social-logins");
    private static final List<URI> PAGES = List.of(URI.create("https://shop.example/account"));

    @Test
    void whatHasIdAndSecretIsOn() {
        assertThat(providers(RETURN, PAGES, "id", "secret").on()).containsExactly(SocialProvider.GOOGLE);
    }

    @Test
    void withoutAProviderNothingIsNeeded() {
        assertThat(providers(null, List.of(), "", "").on()).isEmpty();
    }

    @Test
    void aSettingThatIsMissingIsNamed() {
        assertMissing("FLASHSALE_SOCIAL_RETURNURL", null, PAGES, "secret");
        assertMissing("FLASHSALE_ACCOUNT_PAGE", RETURN, List.of(), "secret");
        assertMissing("FLASHSALE_SOCIAL_GOOGLE_CLIENTID, …_CLIENTSECRET", RETURN, PAGES, "");
    }

    @Test
    void noSecretTravelsInClear() {
        assertMissing("return-url", URI.create("http://shop.example/api/social-logins"), PAGES, "secret");
        assertMissing("pages", RETURN, List.of(URI.create("http://shop.example/account")), "secret");
        assertMissing("pages", RETURN, List.of(URI.create("/account")), "secret");
    }

    @Test
    void noSecretIsShown() {
        assertThat(google("id", "my-secret").toString()).doesNotContain("my-secret");
        assertThat(google("id", "my-secret").client().toString()).doesNotContain("my-secret");
    }

    private static void assertMissing(String name, URI returnUrl, List<URI> pages, String secret) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> providers(returnUrl, pages, "id", secret))
                .withMessageContaining(name);
    }

    private static SocialProviders providers(URI returnUrl, List<URI> pages, String id, String secret) {
        return new OAuth2Configuration()
                .socialProviders(
                        WebClient.builder(),
                        new SocialSettings(returnUrl, pages, Duration.ofMinutes(10), Duration.ofMinutes(2)),
                        new CallSettings(new CallLimits(Duration.ofSeconds(1), Duration.ofSeconds(1), 1, 1)),
                        google(id, secret),
                        new FacebookSettings("", "", "v26.0", ANY, ANY),
                        Clock.systemUTC());
    }

    private static GoogleSettings google(String id, String secret) {
        return new GoogleSettings(id, secret, ANY.toString(), ANY, ANY, ANY);
    }
}
