package io.flashsale.loadtest;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lines of customers beside a rush, each line in a sale of one unit: whoever has it gives it back as soon as the next
 * in line follows an order by server-sent events, and so on down the line until the rush is over. The time from the
 * answer to the cancellation until the next customer is told of the offer is written down.
 */
final class Promotions {

    private static final String PASSWORD = "correct horse battery";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Line> lines = new ArrayList<>();
    private final List<Thread> running = new ArrayList<>();
    private final Queue<Integer> millis = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile boolean over;

    /** Every customer stands in every line, in the same sequence. */
    static Promotions lineUp(RushOptions options, Shop shop) throws IOException, InterruptedException {
        var promotions = new Promotions();
        var customers = new ArrayList<Waiter>();
        for (int i = 0; options.lines() > 0 && i < options.waiters(); i++) {
            customers.add(signUp(JsonApi.anonymous(options.url())));
        }
        for (int i = 0; i < options.lines(); i++) {
            var sale = shop.open(new NewSale("line", 1, 1, options.waiters()));
            promotions.lines.add(Line.of(customers, options.url(), sale));
        }
        return promotions;
    }

    private static Waiter signUp(JsonApi anybody) throws IOException, InterruptedException {
        var mail = "waiter-" + UUID.randomUUID() + "@rush.example";
        anybody.post("/api/accounts", Map.of("email", mail, "password", PASSWORD, "name", "Waiter"));
        var session = anybody.post("/api/sessions", Map.of("email", mail, "password", PASSWORD));
        return new Waiter(session.path("accessToken").asString());
    }

    /** Only the first call begins. */
    void begin() {
        if (begun.compareAndSet(false, true)) {
            lines.forEach(line -> running.add(Thread.ofVirtual().start(() -> handOn(line))));
        }
    }

    private void handOn(Line line) {
        try {
            for (int holder = 0; holder + 1 < line.size() && !over; holder++) {
                millis.add(line.handOn(holder));
            }
        } catch (IOException e) {
            System.err.println("A line came to its end: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The rush is over: what is under way is the last. */
    void stop() {
        over = true;
    }

    /** How long each promotion took, after the last has come to its end. A line that stands still is an error. */
    List<Integer> millis() throws InterruptedException {
        for (var thread : running) {
            if (!thread.join(PATIENCE)) {
                throw new IllegalStateException("a line stands still: nobody told of an offer within " + PATIENCE);
            }
        }
        return List.copyOf(millis);
    }

    /** A customer with an access token. */
    record Waiter(String token) {}
}
