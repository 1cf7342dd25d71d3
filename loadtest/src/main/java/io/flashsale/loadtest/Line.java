package io.flashsale.loadtest;

import io.flashsale.loadtest.Promotions.Waiter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Customers in the line for one unit, the first of whom holds it. */
record Line(HttpClient http, URI url, List<Waiter> waiters, List<String> orders) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** They come one after the other. */
    static Line of(List<Waiter> waiters, URI url, Sale sale) throws IOException, InterruptedException {
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var line = new Line(http, url, waiters, new ArrayList<>());
        for (var waiter : waiters) {
            var purchase = line.request(waiter, sale.ordersPath())
                    .header("Idempotency-Key", "one")
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(sale.oneUnit()));
            var answer = line.http.send(purchase.build(), BodyHandlers.ofString());
            line.orders.add(Reply.of(answer.statusCode(), answer.body()).orderId());
        }
        return line;
    }

    int size() {
        return orders.size();
    }

    /** The holder gives the unit back; the time from the answer until the next in line has been told, in ms. */
    int handOn(int holder) throws IOException, InterruptedException {
        var next = waiters.get(holder + 1);
        var events = request(next, "/api/orders/" + orders.get(holder + 1) + "/events")
                .GET();
        try (var lines = good(http.send(events.build(), BodyHandlers.ofLines())).body()) {
            var told = lines.iterator();
            await(told, "WAITLISTED");
            var cancellation = request(waiters.get(holder), "/api/orders/" + orders.get(holder))
                    .DELETE();
            good(http.send(cancellation.build(), BodyHandlers.discarding()));
            long released = System.nanoTime();
            await(told, "PENDING_PAYMENT");
            return (int) Duration.ofNanos(System.nanoTime() - released).toMillis();
        }
    }

    private static void await(Iterator<String> told, String status) throws IOException {
        while (told.hasNext()) {
            if (told.next().contains(status)) {
                return;
            }
        }
        throw new IOException("the stream ended (expected: " + status + ")");
    }

    private HttpRequest.Builder request(Waiter waiter, String path) {
        return HttpRequest.newBuilder(url.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + waiter.token());
    }

    private static <T> HttpResponse<T> good(HttpResponse<T> response) throws IOException {
        if (response.statusCode() / 100 != 2) {
            throw new IOException(response.request().method() + " " + response.uri() + ": " + response.statusCode());
        }
        return response;
    }
}
