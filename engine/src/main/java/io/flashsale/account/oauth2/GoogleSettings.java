package io.flashsale.account.oauth2;

import io.flashsale.platform.http.SafeUrl;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Google, or any other OpenID provider that is to stand in its place.
 *
 * @param clientId         from the environment, with the secret; without them Google is off
 * @param issuer           what it calls itself in what it signs
 * @param authorizationUrl where browsers go
 * @param tokenUrl         where we take a code for what it says
 * @param keysUrl          the keys that it signs with
 */
@ConfigurationProperties("flashsale.social.google")
record GoogleSettings(
        @Nullable String clientId,
        @Nullable String clientSecret,
        String issuer,
        URI authorizationUrl,
        URI tokenUrl,
        URI keysUrl) {

    private static final String NAME = "flashsale.social.google.";

    GoogleSettings {
        ClientSettings.of("google", clientId, clientSecret);
        SafeUrl.require(NAME + "authorization-url", authorizationUrl);
        SafeUrl.require(NAME + "token-url", tokenUrl);
        SafeUrl.require(NAME + "keys-url", keysUrl);
    }

    ClientSettings client() {
        return ClientSettings.of("google", clientId, clientSecret);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "GoogleSettings[" + clientId + " at " + issuer + "]";
    }
}
