package io.flashsale.api.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Customer;
import io.flashsale.api.testing.EventStream;
import io.flashsale.api.testing.Line;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.Shop;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OrderEventsIT {

    private final App app = App.shared();
    private final Shop shop = app.shop();

    @Test
    void anOrderIsToldAtOnceAndAfterEachChangeUntilItHasEnded() {
        var sale = shop.open(Offer.of(1));
        var anna = shop.customer();
        var order = shop.buy(anna, "one", sale).orderId();

        try (var stream = EventStream.open(app.address(), anna, order)) {
            stream.awaitStatus("PENDING_PAYMENT");
            assertThat(stream.events().getFirst())
                    .isEqualTo(shop.order(anna, order).body());
            shop.confirm(order);
            stream.awaitEnd();

            assertThat(stream.statuses()).containsExactly("PENDING_PAYMENT", "CONFIRMED");
            assertThat(stream.events().getLast())
                    .isEqualTo(shop.order(anna, order).body());
            assertThat(stream.ids()).hasSize(2).doesNotHaveDuplicates();
            assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
            assertThat(stream.header("Cache-Control")).isEqualTo("no-cache, no-transform");
            assertThat(stream.header("X-Accel-Buffering")).isEqualTo("no");
        }
    }

    @Test
    void whoWaitsSeesThePositionMoveAndThenTheOffer() {
        var sale = shop.open(Offer.of(1).waitlist(5));
        var line = Line.of(shop, sale, 1, 1, 1, 1);

        try (var stream = EventStream.open(app.address(), line.customer(3), line.order(3))) {
            stream.awaitEvent(event -> event.path("position").asInt() == 3);
            line.leave(2);
            stream.awaitEvent(event -> event.path("position").asInt() == 2);
            line.cancel(0);
            stream.awaitEvent(event -> event.path("position").asInt() == 1);
            line.await(1, "PENDING_PAYMENT");
            line.cancel(1);
            stream.awaitStatus("PENDING_PAYMENT");
            line.cancel(3);
            stream.awaitEnd();

            assertThat(stream.positions()).containsExactly(3, 2, 1);
            assertThat(stream.statuses().stream().distinct())
                    .containsExactly("WAITLISTED", "PENDING_PAYMENT", "CANCELLED");
            var promoted = stream.events().get(stream.events().size() - 2);
            assertThat(promoted.has("position")).isFalse();
            assertThat(Instant.parse(promoted.path("payBy").asString())).isAfter(Instant.now());
        }
    }

    @Test
    void whatHasEndedIsToldOnce() {
        var sale = shop.open(Offer.of(1));
        var anna = shop.customer();
        var order = shop.buy(anna, "one", sale).orderId();
        shop.cancel(anna, order);
        shop.awaitStatus(anna, order, "CANCELLED");

        try (var stream = EventStream.open(app.address(), anna, order)) {
            stream.awaitEnd();

            assertThat(stream.statuses()).containsExactly("CANCELLED");
        }
    }

    @Test
    void whatAnotherInstanceDidIsSeen() {
        try (var other = App.start(app.servers(), "flashsale.roles=web")) {
            var sale = shop.open(Offer.of(1).waitlist(1));
            var line = Line.of(shop, sale, 1, 1);

            try (var stream = EventStream.open(other.address(), line.customer(1), line.order(1))) {
                stream.awaitStatus("WAITLISTED");
                line.cancel(0);
                stream.awaitStatus("PENDING_PAYMENT");
            }
        }
    }

    @Test
    void somebodyElsesOrderIsNotThereAndAStrangerIsUnknown() {
        var sale = shop.open(Offer.of(1));
        var anna = shop.customer();
        var order = shop.buy(anna, "one", sale).orderId();
        var stranger = new Customer(anna.id(), "");

        try (var thief = EventStream.open(app.address(), shop.customer(), order);
                var unknown = EventStream.open(app.address(), stranger, order);
                var impossible = EventStream.open(app.address(), anna, "x")) {
            assertThat(thief.status()).isEqualTo(404);
            assertThat(thief.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(unknown.status()).isEqualTo(401);
            assertThat(impossible.status()).isEqualTo(404);
        }
    }
}
