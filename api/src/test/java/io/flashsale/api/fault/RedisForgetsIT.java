package io.flashsale.api.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Balance;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.Customer;
import io.flashsale.api.testing.GateKeys;
import io.flashsale.api.testing.Line;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.OnSale;
import io.flashsale.api.testing.OtherSystem;
import io.flashsale.api.testing.Shop;
import io.flashsale.development.DevelopmentServices;
import io.flashsale.development.LocalServer;
import io.flashsale.gate.Hold;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RedisForgetsIT {

    /** One with few sales: each is loaded anew, and that takes its time. */
    private static App app;

    private final LocalServer redis = DevelopmentServices.shared().redis();
    private final Shop shop = app.shop();
    private final Books books = new Books(app.servers());
    private final GateKeys gate = new GateKeys(app.servers());

    @BeforeAll
    static void start() {
        app = App.start(
                DevelopmentServices.shared().freshEndpoints(),
                "flashsale.redis.timeout=3s",
                "flashsale.checkout.clear-every=1s");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void aRedisThatLostEverythingIsFencedAndRebuiltAndThenTellsWhatItToldBefore() {
        var sale = shop.open(Offer.of(3).limit(1).waitlist(3));
        List<Customer> early = shop.customers(5);
        var before = early.stream().map(each -> shop.buy(each, "one", sale)).toList();
        shop.confirm(before.getFirst().orderId());
        shop.awaitStatus(early.getFirst(), before.getFirst().orderId(), "CONFIRMED");
        var balance = shop.awaitQuiet(sale);
        var epoch = gate.epoch(sale);

        redis.startEmpty();
        var atOnce = shop.buy(shop.customer(), "one", sale);
        var again = early.stream()
                .map(each -> shop.buyUntilDecided(each, "one", sale))
                .toList();

        assertThat(atOnce.status()).as("%s", atOnce).isEqualTo(503);
        assertThat(atOnce.header("Retry-After")).isNotEmpty();
        assertThat(again)
                .extracting(each -> each.response().body())
                .containsExactlyElementsOf(
                        before.stream().map(each -> each.response().body()).toList());
        assertThat(gate.epoch(sale)).isGreaterThan(epoch);
        assertThat(shop.awaitQuiet(sale)).isEqualTo(balance);
        assertThat(shop.buy(early.getFirst(), "two", sale).outcome()).isEqualTo("limit-reached");
        assertThat(shop.buy(shop.customer(), "one", sale)
                        .body()
                        .path("position")
                        .asInt())
                .isEqualTo(3);
    }

    /** The ledger waits for a lock, so that only the log has the order when Redis forgets it. */
    @Test
    void anAcknowledgedOrderIsNeverUnknown() throws SQLException {
        var sale = shop.open(Offer.of(3));
        var anna = shop.customer();
        String order;
        Answer atOnce;
        try (Connection lock = books.lock(sale.price())) {
            order = shop.buy(anna, "one", sale).orderId();
            redis.startEmpty();
            atOnce = shop.order(anna, order);
            lock.rollback();
        }

        assertThat(atOnce.status()).as("%s", atOnce).isEqualTo(503);
        assertThat(atOnce.header("Retry-After")).isNotEmpty();
        assertThat(Answer.untilDecided(() -> shop.order(anna, order)).text("status"))
                .isEqualTo("PENDING_PAYMENT");
        assertThat(Answer.untilDecided(() -> shop.order(anna, notAnOrderOf(order)))
                        .status())
                .isEqualTo(404);
        shop.awaitQuiet(sale);
    }

    /** More orders than one part of a load takes. */
    @Test
    void whatACustomerHasBoughtCountsForTheLimitInHoweverManyOrders() {
        var sale = shop.open(Offer.of(300).limit(210));
        var anna = shop.customer();
        var bought = IntStream.range(0, 210)
                .mapToObj(number -> shop.buyingUntilDecided(anna, "key-" + number, sale))
                .toList();
        assertThat(bought).map(CompletableFuture::join).allMatch(Answer::isAccepted);
        shop.awaitQuiet(sale);

        gate.forget(sale);

        assertThat(shop.buyUntilDecided(anna, "one-more", sale).outcome()).isEqualTo("limit-reached");
    }

    /** Or a release that was under way before the money came would give the unit back once more. */
    @Test
    void whichUnitsWereSoldAgainIsKnownAfterALoad() {
        var sale = shop.open(Offer.of(2));
        String order = shop.buy(shop.customer(), "one", sale).orderId();
        shop.confirm(order);
        shop.awaitQuiet(sale);
        books.execute("UPDATE orders SET paid_by = id, paid_late = TRUE WHERE id = '" + order + "'");

        gate.forget(sale);
        shop.buyUntilDecided(shop.customer(), "one", sale);

        assertThat(gate.deadline(sale, order)).isEqualTo(Hold.RETAKEN);
    }

    @Test
    void aSaleOfLongAgoIsRemovedAndLoadedAnewShouldItBeLiveAgain() {
        var other = shop.open(Offer.of(1));
        var sale = shop.open(Offer.of(2).articles(2));
        shop.confirm(shop.buy(shop.customer(), "one", sale).orderId());
        shop.awaitQuiet(sale);

        closes(sale, Instant.now().minus(Duration.ofDays(9)));
        await("nothing of it in Redis")
                .atMost(Duration.ofSeconds(30))
                .until(() -> gate.keys(sale).isEmpty()
                        && books.count("sale WHERE id = ? AND gate_cleared_at IS NOT NULL", sale.id()) == 1);
        assertThat(gate.keys(other)).isNotEmpty();

        closes(sale, Instant.now().plus(Duration.ofDays(1)));
        await("sold again")
                .atMost(Duration.ofSeconds(60))
                .until(() -> shop.buy(shop.customer(), "one", sale).isAccepted());
        assertThat(books.count("sale WHERE id = ? AND gate_cleared_at IS NULL", sale.id()))
                .isEqualTo(1);
        assertThat(shop.awaitQuiet(sale).prices().getFirst().gate()).isEqualTo(new Balance.Gate(0, 1, 1, 0));
    }

    private void closes(OnSale sale, Instant time) {
        if (!gate.keys(sale).isEmpty()) {
            gate.closedAt(sale, time);
        }
        books.execute("UPDATE sale SET closes_at = '%s' WHERE id = '%s'"
                .formatted(LocalDateTime.ofInstant(time, ZoneOffset.UTC), sale.id()));
    }

    private static String notAnOrderOf(String order) {
        return order.substring(0, order.length() - 2) + (order.endsWith("00") ? "11" : "00");
    }

    @Test
    void theWaitlistKeepsItsOrder() {
        var sale = shop.open(Offer.of(1).waitlist(3));
        List<Customer> line = shop.customers(3);
        var orders =
                line.stream().map(each -> shop.buy(each, "one", sale).orderId()).toList();
        shop.awaitQuiet(sale);

        redis.startEmpty();
        var late = shop.buyUntilDecided(shop.customer(), "one", sale);
        shop.cancel(line.get(0), orders.get(0));
        shop.awaitStatus(line.get(1), orders.get(1), "PENDING_PAYMENT");

        assertThat(late.outcome()).isEqualTo("WAITLISTED");
        assertThat(shop.order(line.get(2), orders.get(2)).text("status")).isEqualTo("WAITLISTED");
        shop.awaitQuiet(sale);
    }

    @Test
    void offersAreMadeInTheOrderOfJoiningAcrossRestartsAndRebuilds() {
        var servers = DevelopmentServices.shared().freshEndpoints();
        OnSale sale;
        Line joined;
        try (var before = App.start(servers, "flashsale.redis.timeout=3s")) {
            sale = before.shop().open(Offer.of(2).waitlist(9));
            joined = Line.of(before.shop(), sale, 2, 1, 1, 2, 1, 1);
            joined.leave(1);
            joined.await(1, "CANCELLED");
            before.shop().awaitQuiet(sale);
        }

        redis.startEmpty();
        try (var after = App.start(servers, "flashsale.redis.timeout=3s")) {
            var line = joined.at(after.shop());
            awaitPositions(line, Map.of(2, 1, 3, 2, 4, 3, 5, 4));
            line.cancel(0);
            line.await(2, "PENDING_PAYMENT");
            redis.startEmpty();
            line.cancel(2);
            line.await(3, "PENDING_PAYMENT");
            redis.startEmpty();
            awaitPositions(line, Map.of(4, 1, 5, 2));
            line.cancel(3);
            line.await(4, "PENDING_PAYMENT");
            line.await(5, "PENDING_PAYMENT");

            assertThat(after.shop().awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(0, 2, 0, 0));
            assertThat(line.show(1).text("status")).isEqualTo("CANCELLED");
        }
    }

    private static void awaitPositions(Line line, Map<Integer, Integer> positions) {
        positions.forEach((number, position) -> await("position of " + number)
                .atMost(Duration.ofSeconds(60))
                .until(() -> line.position(number), position::equals));
    }

    @Test
    void whatOtherSystemsRecordedAndTookBackStaysSo() {
        var sale = shop.open(Offer.of(10).limit(5));
        var other = new OtherSystem(shop);
        String anna = shop.customer().id().value();
        String sold = OtherSystem.cart();
        String takenBack = OtherSystem.cart();
        OtherSystem.assertRecorded(other.record(sold, anna, sale, 3));
        OtherSystem.assertRecorded(other.record(takenBack, anna, sale, 2));
        other.rollBack(takenBack);
        var balance = shop.awaitQuiet(sale);

        redis.startEmpty();
        var again = Answer.untilDecided(() -> other.record(takenBack, anna, sale, 1));
        var tooMany = Answer.untilDecided(() -> other.record(OtherSystem.cart(), anna, sale, 2));

        assertThat(balance.price().gate()).isEqualTo(new Balance.Gate(7, 0, 3, 0));
        OtherSystem.assertRecorded(again);
        OtherSystem.assertRecorded(other.record(sold, anna, sale, 3));
        OtherSystem.assertRefused(tooMany, Map.of(sale.price(), "LIMIT_REACHED"));
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(6, 0, 4, 0));
        assertThat(other.rollBack(sold).status()).isEqualTo(204);
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(9, 0, 1, 0));
    }

    @Test
    void aCrowdInTheMiddleOfItLosesNothingAndGetsNothingTwice() {
        var sale = shop.open(Offer.of(60).limit(1));
        List<Customer> crowd = shop.customers(120);

        var early = crowd.subList(0, 40).stream()
                .map(each -> shop.buyingUntilDecided(each, "one", sale))
                .toList();
        early.getFirst().join();
        redis.startEmpty();
        var late = crowd.subList(40, 120).stream()
                .map(each -> shop.buyingUntilDecided(each, "one", sale))
                .toList();
        var answers = Stream.concat(early.stream(), late.stream())
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).filteredOn(Answer::isAccepted).hasSize(60);
        assertThat(answers)
                .filteredOn(answer -> !answer.isAccepted())
                .extracting(Answer::outcome)
                .containsOnly("sold-out");
        assertThat(shop.awaitQuiet(sale).price().held()).isEqualTo(60);
        assertThat(books.ordersByStatus(sale)).isEqualTo(Map.of("PENDING_PAYMENT", 60));
    }
}
