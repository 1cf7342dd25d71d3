package io.flashsale.api.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A stream of the events of an order or a sale, as a page follows it. */
public final class EventStream implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HttpResponse<Stream<String>> response;
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final List<String> ids = new CopyOnWriteArrayList<>();
    private final AtomicInteger heartBeats = new AtomicInteger();
    private final Thread reader;

    private EventStream(HttpResponse<Stream<String>> response) {
        this.response = response;
        this.reader = Thread.ofVirtual().start(this::readAll);
    }

    /** Ends when the server has begun to answer. */
    public static EventStream open(URI shop, Customer customer, String order) {
        URI address = shop.resolve("/api/orders/" + order + "/events");
        return customer.isGuest() ? open(address) : open(address, "Authorization", "Bearer " + customer.token());
    }

    /** The same, of a sale. */
    public static EventStream ofSale(URI shop, String sale, String... headers) {
        return open(shop.resolve("/api/sales/" + sale + "/events"), headers);
    }

    private static EventStream open(URI address, String... headers) {
        var request = HttpRequest.newBuilder(address).header("Accept", "text/event-stream");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return new EventStream(HTTP.send(request.build(), BodyHandlers.ofLines()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void readAll() {
        try (var lines = response.body()) {
            lines.forEach(this::read);
        } catch (UncheckedIOException | IllegalStateException e) {
            // closed by us, while it was read or before
        }
    }

    private void read(String line) {
        if (line.startsWith("data:")) {
            events.add(JSON.readTree(line.substring("data:".length())));
        } else if (line.startsWith("id:")) {
            ids.add(line.substring("id:".length()));
        } else if (line.startsWith(":")) {
            heartBeats.incrementAndGet();
        }
    }

    public int status() {
        return response.statusCode();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** What came so far. */
    public List<JsonNode> events() {
        return events;
    }

    public List<String> ids() {
        return ids;
    }

    public int heartBeats() {
        return heartBeats.get();
    }

    public List<String> statuses() {
        return events.stream().map(event -> event.path("status").asString()).toList();
    }

    public List<String> phases() {
        return events.stream().map(event -> event.path("phase").asString()).toList();
    }

    /** Positions told while the order waited, without repeats. */
    public List<Integer> positions() {
        return events.stream()
                .filter(event -> event.has("position"))
                .map(event -> event.path("position").asInt())
                .distinct()
                .toList();
    }

    public void awaitEvent(Predicate<JsonNode> wanted) {
        await("an event").atMost(PATIENCE).until(() -> events.stream().anyMatch(wanted));
    }

    public void awaitStatus(String status) {
        awaitEvent(event -> event.path("status").asString().equals(status));
    }

    public void awaitPhase(String phase) {
        awaitEvent(event -> event.path("phase").asString().equals(phase));
    }

    /** Waits until the server has ended it. */
    public void awaitEnd() {
        await("the end of the stream").atMost(PATIENCE).until(() -> !reader.isAlive());
    }

    /** As a page that is closed. */
    @Override
    public void close() {
        response.body().close();
        reader.interrupt();
    }
}
