package io.flashsale.api.testing;

import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the server said, and how long it took. */
public record Answer(HttpResponse<String> response, Duration took) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Repeats a request for as long as the server answers that nobody knows. */
    public static Answer untilDecided(Callable<Answer> request) {
        return await().atMost(PATIENCE).until(request, answer -> answer.status() != 503);
    }

    public int status() {
        return response.statusCode();
    }

    /** The body; a missing one is an object without fields. */
    public JsonNode body() {
        return response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
    }

    /** A field of the body as text; empty when there is none. */
    public String text(String field) {
        return body().path(field).asString("");
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    public boolean isAccepted() {
        return status() == 202;
    }

    public String orderId() {
        return text("orderId");
    }

    /** In one word, what became of a purchase or of an order: its status, or the problem's type. */
    public String outcome() {
        return status() < 300 ? text("status") : text("type").replace("/problems/", "");
    }

    @Override
    public String toString() {
        return status() + " " + response.body() + " after " + took.toMillis() + " ms";
    }
}
