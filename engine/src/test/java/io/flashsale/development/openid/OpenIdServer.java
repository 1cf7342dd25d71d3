package io.flashsale.development.openid;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;

/**
 * NAV's mock-oauth2-server, which signs what it says and checks codes, redirects and PKCE. Who logs in tells it on its
 * page what it is to say of them, right or wrong.
 */
public final class OpenIdServer implements AutoCloseable {

    public static final String CLIENT_ID = "shop-at-google";
    public static final String CLIENT_SECRET = "a client secret for tests";

    private static final String ISSUER = "google";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    private final MockOAuth2Server server = new MockOAuth2Server(new OAuth2Config(true));

    private OpenIdServer(int port) {
        server.start(port);
    }

    /** Port 0 is any that is free. */
    public static OpenIdServer start(int port) {
        return new OpenIdServer(port);
    }

    public int port() {
        return server.baseUrl().port();
    }

    public URI issuer() {
        return server.issuerUrl(ISSUER).uri();
    }

    public URI authorizationUrl() {
        return server.authorizationEndpointUrl(ISSUER).uri();
    }

    public URI tokenUrl() {
        return server.tokenEndpointUrl(ISSUER).uri();
    }

    public URI keysUrl() {
        return server.jwksUrl(ISSUER).uri();
    }

    /** Of keys that it signs nothing with for us. */
    public URI otherKeysUrl() {
        return server.jwksUrl("somebody-else").uri();
    }

    /** What an application needs to take it for Google. */
    public List<String> settings() {
        return List.of(
                "flashsale.social.google.client-id=" + CLIENT_ID,
                "flashsale.social.google.client-secret=" + CLIENT_SECRET,
                "flashsale.social.google.issuer=" + issuer(),
                "flashsale.social.google.authorization-url=" + authorizationUrl(),
                "flashsale.social.google.token-url=" + tokenUrl(),
                "flashsale.social.google.keys-url=" + keysUrl());
    }

    /**
     * What somebody does on the page that a browser was sent to: where it is sent back to.
     *
     * @param claims JSON, over what it would say otherwise
     */
    public static URI logIn(URI page, String subject, String claims) {
        String form = "username=" + encoded(subject) + "&claims=" + encoded(claims);
        HttpRequest request = HttpRequest.newBuilder(page)
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        HttpResponse<String> answer =
                HTTP.sendAsync(request, BodyHandlers.ofString()).join();
        return URI.create(answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new IllegalStateException(answer.statusCode() + " " + answer.body())));
    }

    @Override
    public void close() {
        server.shutdown();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
