package io.flashsale.api.social;

import io.flashsale.api.testing.Answer;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Somebody's browser: it keeps cookies, and says where it would go next. */
final class Browser {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI shop;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    Browser(URI shop) {
        this.shop = shop;
    }

    Answer get(String address) {
        return send(HttpRequest.newBuilder(shop.resolve(address)).GET());
    }

    /** @param headers names and values in turn */
    Answer call(String method, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(shop.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    private Answer send(HttpRequest.Builder request) {
        long began = System.nanoTime();
        var response = http.sendAsync(request.timeout(PATIENCE).build(), BodyHandlers.ofString())
                .join();
        return new Answer(response, Duration.ofNanos(System.nanoTime() - began));
    }
}
