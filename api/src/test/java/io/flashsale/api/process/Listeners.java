package io.flashsale.api.process;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/** Many who follow one sale at once, each by a connection of its own. */
final class Listeners implements AutoCloseable {

    private static final int AT_ONCE = 100;
    private static final int LONGEST_EVENT = 2_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ConnectionProvider connections;
    private final LoopResources loops = LoopResources.create("listeners", 1, true);
    private final HttpClient client;
    private final Queue<Disposable> open = new ConcurrentLinkedQueue<>();
    private final Map<String, Count> told = new ConcurrentHashMap<>();
    private final AtomicInteger broken = new AtomicInteger();

    Listeners(int most) {
        connections = ConnectionProvider.builder("listeners")
                .maxConnections(most)
                .pendingAcquireMaxCount(-1)
                .build();
        client = HttpClient.create(connections).runOn(loops);
    }

    /** Opens so many, and ends when each has the first event or has failed. The server accepts some at a time. */
    void open(URI events, int count) {
        Flux.range(0, count).flatMap(_ -> opened(events), AT_ONCE).then().block(PATIENCE);
    }

    private Mono<Void> opened(URI events) {
        var begun = Sinks.<Void>empty();
        var page = new Page(begun);
        open.add(client.get()
                .uri(events)
                .response((_, body) -> body.asString().doOnNext(page::read))
                .doFinally(_ -> begun.tryEmitEmpty())
                .subscribe(_ -> {}, _ -> broken.incrementAndGet()));
        return begun.asMono();
    }

    /** To how many of them it was told that this phase has begun. */
    int told(String phase) {
        return count(phase).number.get();
    }

    /** When the last of them got to know that, by the nanosecond clock. */
    long lastTold(String phase) {
        return count(phase).lastNanos.get();
    }

    private Count count(String phase) {
        return told.computeIfAbsent(phase, _ -> new Count());
    }

    int broken() {
        return broken.get();
    }

    @Override
    public void close() {
        open.forEach(Disposable::dispose);
        connections.dispose();
        loops.dispose();
    }

    private record Count(AtomicInteger number, AtomicLong lastNanos) {
        Count() {
            this(new AtomicInteger(), new AtomicLong());
        }
    }

    /** One of them. An event may come in pieces, and a phase more than once. */
    private final class Page {

        private final StringBuilder unread = new StringBuilder();
        private final Sinks.Empty<Void> begun;
        private String phase = "";

        Page(Sinks.Empty<Void> begun) {
            this.begun = begun;
        }

        void read(String text) {
            unread.append(text);
            for (int end = unread.indexOf("\n\n"); end >= 0; end = unread.indexOf("\n\n")) {
                see(unread.substring(0, end));
                unread.delete(0, end + 2);
            }
            if (unread.length() > LONGEST_EVENT) {
                throw new IllegalStateException("no end of an event: " + unread);
            }
        }

        private void see(String event) {
            begun.tryEmitEmpty();
            String now = event.replaceFirst("(?s).*?\"phase\":\"(\\w+)\".*", "$1");
            if (!now.equals(phase)) {
                phase = now;
                count(phase).number.incrementAndGet();
                count(phase).lastNanos.set(System.nanoTime());
            }
        }
    }
}
