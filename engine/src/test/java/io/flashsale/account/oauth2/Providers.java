package io.flashsale.account.oauth2;

import io.flashsale.account.SocialAnswer;
import io.flashsale.account.SocialAttempt;
import io.flashsale.account.SocialPerson;
import io.flashsale.account.SocialProvider;
import io.flashsale.account.SocialProviders;
import io.flashsale.account.SocialSettings;
import io.flashsale.development.facebook.FacebookSimulator;
import io.flashsale.development.openid.OpenIdServer;
import io.flashsale.platform.OpaqueTokens;
import io.flashsale.platform.TokenSettings;
import io.flashsale.platform.http.CallLimits;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.reactive.function.client.WebClient;

/** Our client as its configuration makes it, with short waits. */
final class Providers {

    static final Duration CALL = Duration.ofSeconds(3);

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final URI PAGE = URI.create("https://shop.example/account");
    private static final SocialSettings SOCIAL = new SocialSettings(
            URI.create("https://shop.example/api/social-logins"),
            List.of(PAGE),
            Duration.ofMinutes(10),
            Duration.ofMinutes(2));
    private static final OpaqueTokens TOKENS =
            new OpaqueTokens(new TokenSettings("a secret for tests, of 32 bytes or more"));
    private static final GoogleSettings NO_GOOGLE = google(null, null, "https://a", any(), any(), any());
    private static final FacebookSettings NO_FACEBOOK = new FacebookSettings(null, null, "v26.0", any(), any());

    private Providers() {}

    static SocialProviders google(OpenIdServer server) {
        return google(
                server, server.tokenUrl(), server.keysUrl(), server.issuer().toString());
    }

    static SocialProviders google(OpenIdServer server, URI tokenUrl, URI keysUrl, String issuer) {
        return of(
                google(
                        OpenIdServer.CLIENT_ID,
                        OpenIdServer.CLIENT_SECRET,
                        issuer,
                        server.authorizationUrl(),
                        tokenUrl,
                        keysUrl),
                NO_FACEBOOK);
    }

    static SocialProviders facebook(FacebookSimulator facebook, String secret, String version) {
        return of(NO_GOOGLE, new FacebookSettings(facebook.appId(), secret, version, facebook.url(), facebook.url()));
    }

    static SocialProviders none() {
        return of(NO_GOOGLE, NO_FACEBOOK);
    }

    private static SocialProviders of(GoogleSettings google, FacebookSettings facebook) {
        var calls = new CallSettings(new CallLimits(CALL, CALL, 4, 4));
        return new OAuth2Configuration()
                .socialProviders(WebClient.builder(), SOCIAL, calls, google, facebook, Clock.systemUTC());
    }

    private static GoogleSettings google(
            String id, String secret, String issuer, URI authorizationUrl, URI tokenUrl, URI keysUrl) {
        return new GoogleSettings(id, secret, issuer, authorizationUrl, tokenUrl, keysUrl);
    }

    private static URI any() {
        return URI.create("https://provider.example");
    }

    /** As {@link io.flashsale.account.SocialAttempts} makes them. */
    static SocialAttempt attempt(SocialProvider provider) {
        return new SocialAttempt(
                provider, TOKENS.random().value(), TOKENS.random(), TOKENS.random(), TOKENS.random(), PAGE);
    }

    static SocialAnswer ask(SocialProviders providers, SocialAttempt attempt, URI back) {
        return Objects.requireNonNull(
                providers.ask(attempt, parameter(back, "code")).block(PATIENCE));
    }

    static SocialPerson person(SocialAnswer answer) {
        return ((SocialAnswer.Known) answer).person();
    }

    static String parameter(URI address, String name) {
        Matcher found = Pattern.compile("[?&]" + name + "=([^&#]*)").matcher(address.toString());
        return found.find() ? found.group(1) : "";
    }
}
