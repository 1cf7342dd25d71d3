package io.flashsale.api.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a client got.
 *
 * @param status 0 when no answer came
 * @param body   what went wrong when no answer came
 */
record Answer(int status, String body) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    /** Of a plain GET. */
    static Answer to(URI uri) {
        return to(HttpRequest.newBuilder(uri));
    }

    static Answer to(HttpRequest.Builder request) {
        try {
            var response = CLIENT.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            return new Answer(0, e.toString());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A buy was accepted: there is an order. */
    boolean isAccepted() {
        return status == 202;
    }

    /** Nobody knows: the client must repeat with the same key. */
    boolean isUnknown() {
        return status == 0 || status >= 500;
    }

    JsonNode json() {
        return JSON.readTree(body);
    }

    String text(String field) {
        return json().path(field).asString("");
    }
}
