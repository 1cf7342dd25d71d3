package io.flashsale.loadtest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Single calls to the shop, before and after the crowd. What is not 2xx is an error that says what came instead. */
final class JsonApi {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI url;
    private final String authorization;

    private JsonApi(URI url, String authorization) {
        this.url = url;
        this.authorization = authorization;
    }

    static JsonApi anonymous(URI url) {
        return new JsonApi(url, "");
    }

    JsonApi withToken(String token) {
        return new JsonApi(url, "Bearer " + token);
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return json(request(path).GET());
    }

    /** Whether there is something at all. */
    boolean has(String path) throws IOException, InterruptedException {
        var response = http.send(request(path).GET().build(), BodyHandlers.discarding());
        return response.statusCode() != 404;
    }

    String text(String path) throws IOException, InterruptedException {
        var response = http.send(request(path).GET().build(), BodyHandlers.ofString());
        requireGood(response, "");
        return response.body();
    }

    JsonNode post(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return json(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.line(body))));
    }

    /** The answer as it comes, into a file. */
    void postInto(String path, Path file) throws IOException, InterruptedException {
        var request = request(path).POST(BodyPublishers.noBody()).build();
        requireGood(http.send(request, BodyHandlers.ofFile(file)), Files.size(file) + " bytes");
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(url.resolve(path)).timeout(PATIENCE);
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    private JsonNode json(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = http.send(request.build(), BodyHandlers.ofString());
        requireGood(response, response.body());
        return Json.MAPPER.readTree(response.body().isEmpty() ? "{}" : response.body());
    }

    private static void requireGood(HttpResponse<?> response, String body) throws IOException {
        if (response.statusCode() / 100 != 2) {
            throw new IOException("%s %s: %d %s (expected: 2xx)"
                    .formatted(response.request().method(), response.uri(), response.statusCode(), body));
        }
    }
}
