package io.flashsale.api.pricing;

import static io.flashsale.api.testing.OtherSystem.assertRecorded;
import static io.flashsale.api.testing.OtherSystem.cart;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Balance;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.Log;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.OtherSystem;
import io.flashsale.api.testing.Shop;
import io.flashsale.platform.Metric;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RollbackEventIT {

    private static final String CHECKOUT = "checkout-rollback";
    private static final String FULFILMENT = "fulfillment-status-change";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final App app = App.shared();
    private final Shop shop = app.shop();
    private final OtherSystem other = new OtherSystem(shop);
    private final Books books = new Books(app.servers());
    private final Log log = new Log(app.servers());
    private Map<String, Integer> before = Map.of();

    @BeforeEach
    void count() {
        before = outcomes();
    }

    @Test
    void aFailedCheckoutGivesTheUnitsBack() {
        var sale = shop.open(Offer.of(5).articles(2));
        var cart = cart();
        assertRecorded(other.record(cart, sale, 2, 3));

        log.say(CHECKOUT, "{\"cartId\": \"%s\", \"error\": {\"activity\": \"payment\"}}".formatted(cart));

        awaitOutcome("rolled-back", 1);
        assertThat(shop.awaitQuiet(sale).prices())
                .extracting(Balance.Price::gate)
                .containsOnly(new Balance.Gate(5, 0, 0, 0));
        assertThat(reasons(cart)).containsExactly("CHECKOUT_ROLLBACK", "CHECKOUT_ROLLBACK");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"cartId\": \"CART\", \"newStatus\": \"CANCELLED\"}",
                "{\"orderId\": \"CART\", \"status\": \"CANCELLED\"}",
                "{\"orderId\": \"else\", \"cartId\": \"CART\", \"status\": \"NEW\", \"newStatus\": \"CANCELLED\"}",
            })
    void aCancelledFulfilmentGivesTheUnitsBackForItsReason(String event) {
        var sale = shop.open(Offer.of(5));
        var cart = cart();
        assertRecorded(other.record(cart, sale, 2));

        log.say(FULFILMENT, event.replace("CART", cart));

        awaitOutcome("rolled-back", 1);
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(5, 0, 0, 0));
        assertThat(reasons(cart)).containsExactly("ORDER_FULFILLMENT_CANCELLED");
    }

    @Test
    void anEventTwiceChangesNothingTheSecondTime() {
        var sale = shop.open(Offer.of(5));
        var cart = cart();
        var event = "{\"cartId\": \"%s\"}".formatted(cart);
        assertRecorded(other.record(cart, sale, 2));

        log.say(CHECKOUT, event);
        awaitOutcome("rolled-back", 1);
        shop.awaitQuiet(sale);
        log.say(CHECKOUT, event);

        awaitOutcome("repeated", 1);
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(5, 0, 0, 0));
        assertThat(reasons(cart)).containsExactly("CHECKOUT_ROLLBACK");
    }

    /** As a consumer does that died before it had committed its offset. */
    @Test
    void anEventThatIsReadAgainDoesNotTakeBackWhatWasRecordedSince() {
        var sale = shop.open(Offer.of(5));
        var cart = cart();
        assertRecorded(other.record(cart, sale, 2));
        log.say(CHECKOUT, "{\"cartId\": \"%s\"}".formatted(cart));
        awaitOutcome("rolled-back", 1);
        shop.awaitQuiet(sale);
        assertRecorded(other.record(cart, sale, 3));

        try (App second =
                App.start(app.servers(), "flashsale.outside-events.group=again-" + cart, "flashsale.roles=ledger")) {
            var again = second.bean(MeterRegistry.class);
            int events = log.said(CHECKOUT) + log.said(FULFILMENT);
            await().atMost(PATIENCE)
                    .until(
                            () -> outcomes(again, Metric.OUTSIDE_EVENTS).values().stream()
                                    .mapToInt(count -> count)
                                    .sum(),
                            sum -> sum == events);
            assertThat(outcomes(again, Metric.USAGE_ROLLBACKS))
                    .containsKey("repeated")
                    .doesNotContainKey("rolled-back");
        }

        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(2, 0, 3, 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "checkout-rollback         | {\"cartId\": \"never-recorded\"}                          | unknown",
                "fulfillment-status-change | {\"cartId\": \"never-recorded\", \"status\": \"CANCELLED\"} | unknown",
                "fulfillment-status-change | {\"cartId\": \"CART\", \"status\": \"FULFILLED\"}            | irrelevant",
                "fulfillment-status-change | {\"cartId\": \"CART\"}                                      | irrelevant",
                "fulfillment-status-change | {\"status\": \"CANCELLED\"}                                 | parked",
                "checkout-rollback         | {\"cartId\": \"CART                                        | parked",
                "checkout-rollback         | CART                                                       | parked",
                "checkout-rollback         | null                                                       | parked",
                "checkout-rollback         | []                                                         | parked",
                "checkout-rollback         | {}                                                         | parked",
                "checkout-rollback         | {\"orderId\": \"CART\"}                                     | parked",
                "checkout-rollback         | {\"cartId\": {\"id\": \"CART\"}}                            | parked",
                "checkout-rollback         | {\"cartId\": \"a b\"}                                      | parked",
            })
    void whatTakesNothingBackIsCountedAndHoldsNobodyUp(String topic, String event, String outcome) {
        var sale = shop.open(Offer.of(5));
        var cart = cart();
        var next = cart();
        assertRecorded(other.record(cart, sale, 2));
        assertRecorded(other.record(next, sale, 1));

        log.say(topic, event.replace("CART", cart));
        awaitOutcome(outcome, 1);
        log.say(CHECKOUT, "{\"cartId\": \"%s\"}".formatted(next));

        awaitOutcome("rolled-back", 1);
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(3, 0, 2, 0));
    }

    @Test
    void whatNobodyCanFollowIsParkedWithTheReasonAndThePlace() {
        var broken = "{\"cartId\": \"" + cart();
        var tooLargeToBeParked = "{\"cartId\": \"%s\"}".formatted("x".repeat(1_048_450));

        log.say(FULFILMENT, broken);
        log.say(CHECKOUT, tooLargeToBeParked);

        awaitOutcome("parked", 2);
        var letters = log.deadLetters();
        assertThat(letters).anySatisfy(letter -> {
            assertThat(letter.value()).asString(StandardCharsets.UTF_8).isEqualTo(broken);
            assertThat(Log.header(letter, "reason")).isEqualTo("event: not JSON as expected");
            assertThat(Log.header(letter, "from")).matches(".*" + FULFILMENT + "-0@\\d+");
        });
        assertThat(letters).anySatisfy(letter -> {
            assertThat(letter.value()).isNull();
            assertThat(Log.header(letter, "reason")).startsWith("referenceId").hasSizeLessThan(600);
            assertThat(Log.header(letter, "from")).matches(".*" + CHECKOUT + "-0@\\d+");
        });
    }

    @Test
    void aRollbackFindsWhatIsNotYetInMySql() throws SQLException {
        var sale = shop.open(Offer.of(5));
        var cart = cart();
        CompletableFuture<?> recording;

        try (Connection ledgersWay = books.lock(sale.price())) {
            recording = CompletableFuture.supplyAsync(() -> other.record(cart, sale, 2));
            await().atMost(PATIENCE)
                    .until(() -> shop.balance(sale).price().gate().held() == 2);
            log.say(CHECKOUT, "{\"cartId\": \"%s\"}".formatted(cart));
            awaitOutcome("rolled-back", 1);
            assertThat(books.count("usage_recording WHERE transaction_reference_id = ?", cart))
                    .isZero();
            ledgersWay.rollback();
        }
        recording.join();

        await().atMost(PATIENCE).until(() -> reasons(cart), List.of("CHECKOUT_ROLLBACK")::equals);
        assertThat(shop.awaitQuiet(sale).price().imbalance()).isZero();
    }

    private void awaitOutcome(String outcome, int times) {
        await(times + " x " + outcome)
                .atMost(PATIENCE)
                .until(() -> outcomes().getOrDefault(outcome, 0) - before.getOrDefault(outcome, 0) >= times);
    }

    private Map<String, Integer> outcomes() {
        var registry = app.bean(MeterRegistry.class);
        Map<String, Integer> all = new HashMap<>(outcomes(registry, Metric.USAGE_ROLLBACKS));
        all.putAll(outcomes(registry, Metric.OUTSIDE_EVENTS));
        return all;
    }

    private static Map<String, Integer> outcomes(MeterRegistry registry, Metric metric) {
        return registry.find(metric.id()).counters().stream()
                .collect(Collectors.toMap(
                        counter -> counter.getId().getTag("outcome"), counter -> (int) counter.count()));
    }

    private List<String> reasons(String cart) {
        return books
                .rows(
                        "SELECT archival_reason FROM price_data_usage_detail"
                                + " WHERE transaction_reference_id = ? AND archived",
                        cart)
                .stream()
                .map(row -> row.get("archival_reason"))
                .toList();
    }
}
