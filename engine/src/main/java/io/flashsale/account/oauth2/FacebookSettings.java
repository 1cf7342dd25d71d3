package io.flashsale.account.oauth2;

import io.flashsale.platform.http.SafeUrl;
import io.flashsale.shared.InvalidInput;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Facebook.
 *
 * @param clientId     of the app, from the environment, with its secret; without them Facebook is off
 * @param graphVersion of everything that is asked; Facebook ends each about two years after the next has come
 * @param dialogUrl    where browsers go, without the version
 * @param graphUrl     where we ask, without the version
 */
@ConfigurationProperties("flashsale.social.facebook")
record FacebookSettings(
        @Nullable String clientId, @Nullable String clientSecret, String graphVersion, URI dialogUrl, URI graphUrl) {

    private static final String NAME = "flashsale.social.facebook.";
    private static final Pattern VERSION = Pattern.compile("v[0-9]{1,3}\\.[0-9]");

    FacebookSettings {
        ClientSettings.of("facebook", clientId, clientSecret);
        if (!VERSION.matcher(graphVersion).matches()) {
            throw new InvalidInput(NAME + "graph-version", graphVersion, "a version of the Graph API, as v26.0");
        }
        SafeUrl.require(NAME + "dialog-url", dialogUrl);
        SafeUrl.require(NAME + "graph-url", graphUrl);
    }

    ClientSettings client() {
        return ClientSettings.of("facebook", clientId, clientSecret);
    }

    String dialog() {
        return dialogUrl + "/" + graphVersion + "/dialog/oauth";
    }

    String graph(String path) {
        return graphUrl + "/" + graphVersion + path;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "FacebookSettings[" + clientId + " at " + graphUrl + ", " + graphVersion + "]";
    }
}
