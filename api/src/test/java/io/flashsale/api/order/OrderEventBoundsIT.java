package io.flashsale.api.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.api.testing.App;
import io.flashsale.api.testing.EventStream;
import io.flashsale.api.testing.Line;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.Shop;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** With so few streams that a test reaches the bounds. */
class OrderEventBoundsIT {

    private static App app;

    private final Shop shop = app.shop();

    @BeforeAll
    static void start() {
        app = App.start(
                App.shared().servers(),
                "flashsale.order-events.most-streams=3",
                "flashsale.order-events.most-a-customer=2",
                "flashsale.order-events.heart-beat=1s",
                "flashsale.order-events.longest=5s");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void oneStreamTooManyIsTurnedAwayUntilAnotherIsClosed() {
        var sale = shop.open(Offer.of(5));
        var line = Line.of(shop, sale, 1, 1, 1);

        try (var one = open(line, 0);
                var two = open(line, 0)) {
            var ownTooMany = open(line, 0);
            try (var three = open(line, 1)) {
                var tooMany = open(line, 2);

                assertThat(one.status()).isEqualTo(200);
                assertThat(two.status()).isEqualTo(200);
                assertThat(three.status()).isEqualTo(200);
                assertThat(ownTooMany.status()).isEqualTo(429);
                assertThat(ownTooMany.header("Retry-After")).isNotEmpty();
                assertThat(tooMany.status()).isEqualTo(503);
                assertThat(tooMany.header("Retry-After")).isNotEmpty();
            }
            await("a closed stream to make room").until(() -> {
                try (var next = open(line, 2)) {
                    return next.status() == 200;
                }
            });
        }
        await("nothing to be counted any more")
                .until(() -> app.bean(OpenStreams.class).open() == 0);
    }

    @Test
    void aSilentStreamSaysThatItLivesAndEndsInTime() {
        var sale = shop.open(Offer.of(1));
        var line = Line.of(shop, sale, 1);

        try (var stream = open(line, 0)) {
            stream.awaitEnd();

            assertThat(stream.statuses()).containsExactly("PENDING_PAYMENT");
            assertThat(stream.heartBeats()).isBetween(2, 5);
        }
    }

    @Test
    void aProcessThatStopsEndsItsStreams() {
        EventStream stream;
        long began;
        try (var stopping = App.start(App.shared().servers(), "flashsale.order-events.longest=1h")) {
            var line = Line.of(shop, shop.open(Offer.of(1)), 1);
            stream = EventStream.open(stopping.address(), line.customer(0), line.order(0));
            stream.awaitStatus("PENDING_PAYMENT");
            began = System.nanoTime();
        }
        stream.awaitEnd();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
    }

    private static EventStream open(Line line, int number) {
        return EventStream.open(app.address(), line.customer(number), line.order(number));
    }
}
