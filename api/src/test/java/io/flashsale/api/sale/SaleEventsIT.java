package io.flashsale.api.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.api.testing.App;
import io.flashsale.api.testing.EventStream;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.OnSale;
import io.flashsale.api.testing.RawHttp;
import io.flashsale.api.testing.Shop;
import io.flashsale.sale.WatchSales;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How sales are told of over HTTP, by two instances on the same servers. */
class SaleEventsIT {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final App app = App.shared();
    private final Shop shop = app.shop();

    /** With the refresh of a real one: what it sees sooner it sees by looking. */
    private static App other;

    @BeforeAll
    static void startAnotherInstance() {
        other = App.start(
                App.shared().servers(),
                "flashsale.roles=web",
                "flashsale.sale.refresh-every=5s",
                "flashsale.sale-events.most-listeners=3",
                "flashsale.sale-events.heart-beat=2s");
    }

    @AfterAll
    static void stopIt() {
        other.close();
    }

    @Test
    void allIsToldAtOnce() {
        var sale = shop.open(Offer.of(7).articles(2));

        try (var stream = follow(app, sale)) {
            stream.awaitPhase("OPEN");

            var event = stream.events().getFirst();
            var shown = shop.call(shop.customer(), "GET", "/api/sales/" + sale.slug(), "")
                    .body();
            assertThat(event.path("id").asString()).isEqualTo(sale.id());
            assertThat(event.path("unitsLeft").asInt()).isEqualTo(14);
            assertThat(event.path("items").size()).isEqualTo(2);
            assertThat(event.at("/items/0/unitsLeft").asInt()).isEqualTo(7);
            assertThat(event.at("/next/phase").asString()).isEqualTo("CLOSED");
            for (var name : new String[] {"phase", "next", "opensAt", "closesAt", "slug"}) {
                assertThat(event.path(name)).as(name).isEqualTo(shown.path(name));
            }
            var now = Instant.parse(event.path("serverTime").asString());
            var closes = Instant.parse(event.path("closesAt").asString());
            assertThat(event.path("secondsToNext").asLong())
                    .isBetween(
                            Duration.between(now, closes).toSeconds(),
                            Duration.between(now, closes).toSeconds() + 1);
            assertThat(stream.ids()).containsExactly(Long.toString(now.toEpochMilli()));
            assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
            assertThat(stream.header("Cache-Control")).isEqualTo("no-cache, no-transform");
            assertThat(stream.header("X-Accel-Buffering")).isEqualTo("no");
        }
    }

    @Test
    void whatTheBackOfficeDoesIsSeenWithinASecondByBothInstances() {
        var sale = shop.open(Offer.of(7));
        awaitKnown(other, sale);

        try (var here = follow(app, sale);
                var there = follow(other, sale)) {
            for (var change : new String[][] {{"pause", "PAUSED"}, {"resume", "OPEN"}, {"close", "CLOSED"}}) {
                int seenHere = here.events().size();
                int seenThere = there.events().size();
                shop.change(sale, change[0]);
                await(change[1] + " here")
                        .atMost(SECOND)
                        .pollInterval(Duration.ofMillis(10))
                        .until(() -> isTold(here, seenHere, change[1]));
                await(change[1] + " there")
                        .atMost(SECOND)
                        .pollInterval(Duration.ofMillis(10))
                        .until(() -> isTold(there, seenThere, change[1]));
            }
            here.awaitEnd();
            there.awaitEnd();

            assertThat(withoutHeartBeats(here.phases())).containsExactly("OPEN", "PAUSED", "OPEN", "CLOSED");
            assertThat(here.events().getLast().has("next")).isFalse();
            assertThat(Instant.parse(here.events().getLast().path("closesAt").asString()))
                    .isBetween(Instant.now().minusSeconds(60), Instant.now());
        }
    }

    @Test
    void unitsThatAreSoldAreSeen() {
        var sale = shop.open(Offer.of(7));

        try (var stream = follow(app, sale)) {
            stream.awaitPhase("OPEN");
            shop.buy(shop.customer(), "one", sale, 3);

            stream.awaitEvent(event -> event.path("unitsLeft").asInt() == 4);
        }
    }

    @Test
    void anEndedSaleIsToldOnceAndWhoComesAgainIsTurnedAway() {
        var sale = shop.open(Offer.of(7));
        shop.change(sale, "close");

        try (var stream = follow(app, sale);
                var again = EventStream.ofSale(app.address(), sale.id(), "Last-Event-ID", "closed")) {
            stream.awaitEnd();

            assertThat(stream.phases()).containsExactly("CLOSED");
            assertThat(stream.ids()).containsExactly("closed");
            assertThat(again.status()).isEqualTo(204);
        }
    }

    @Test
    void aSaleThatIsNotThereAndADraftAreNotFound() {
        for (var name : new String[] {
            "01ARZ3NDEKTSV4RRFFQ69G5FAV", "x", shop.draft(Offer.of(1)).id()
        }) {
            try (var stream = EventStream.ofSale(app.address(), name)) {
                assertThat(stream.status()).as(name).isEqualTo(404);
                assertThat(stream.header("Content-Type")).isEqualTo("application/problem+json");
            }
        }
    }

    @Test
    void oneListenerTooManyIsTurnedAwayUntilAnotherIsGone() {
        var sale = shop.open(Offer.of(7));
        awaitKnown(other, sale);

        try (var one = follow(other, sale);
                var two = follow(other, sale)) {
            try (var three = follow(other, sale);
                    var tooMany = follow(other, sale)) {
                assertThat(one.status()).isEqualTo(200);
                assertThat(two.status()).isEqualTo(200);
                assertThat(three.status()).isEqualTo(200);
                assertThat(tooMany.status()).isEqualTo(503);
                assertThat(tooMany.header("Retry-After")).isNotEmpty();
                assertThat(tooMany.header("Content-Type")).isEqualTo("application/problem+json");
            }
            await("a closed stream to make room").until(() -> {
                try (var next = follow(other, sale)) {
                    return next.status() == 200;
                }
            });
        }
        await("nobody to be counted any more")
                .until(() -> other.bean(WatchSales.class).open() == 0);
    }

    @Test
    void whereNothingHappensItIsToldAgain() {
        var sale = shop.open(Offer.of(7));
        awaitKnown(other, sale);

        try (var stream = follow(other, sale)) {
            await().atMost(Duration.ofSeconds(10)).until(() -> stream.events().size() >= 3);

            assertThat(stream.phases()).containsOnly("OPEN");
            assertThat(stream.ids()).doesNotHaveDuplicates();
        }
    }

    /** Who is told a hundred times a second has soon no room left, and the server waits for some. */
    @Test
    void whoReadsNothingKeepsNoPlaceAndHoldsUpNoStop() throws IOException {
        var sale = shop.open(Offer.of(7).articles(10));
        var settings = new String[] {
            "flashsale.roles=web",
            App.SEND_BUFFER_BYTES + "=4096",
            "flashsale.sale-events.look-every=10ms",
            "flashsale.sale-events.heart-beat=10ms",
            "flashsale.sale-events.longest=4s"
        };

        Socket client;
        long began;
        try (var busy = App.start(App.shared().servers(), settings)) {
            awaitKnown(busy, sale);
            var watch = busy.bean(WatchSales.class);
            client = new RawHttp(busy.address()).sendAndReadNothing("GET /api/sales/" + sale.id() + "/events HTTP/1.1");
            await("a listener").until(() -> watch.open() == 1);
            await("its end").atMost(Duration.ofSeconds(30)).until(() -> watch.open() == 0);
            began = System.nanoTime();
        }

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(15));
        client.close();
    }

    private static boolean isTold(EventStream stream, int after, String phase) {
        return stream.phases().stream().skip(after).anyMatch(phase::equals);
    }

    private static EventStream follow(App app, OnSale sale) {
        return EventStream.ofSale(app.address(), sale.id());
    }

    /** A heart beat says once more what was said last. */
    private static List<String> withoutHeartBeats(List<String> phases) {
        return IntStream.range(0, phases.size())
                .filter(i -> i == 0 || !phases.get(i).equals(phases.get(i - 1)))
                .mapToObj(phases::get)
                .toList();
    }

    private static void awaitKnown(App app, OnSale sale) {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            var shop = app.shop();
            return shop.call(shop.customer(), "GET", "/api/sales/" + sale.id(), "")
                            .status()
                    == 200;
        });
    }
}
