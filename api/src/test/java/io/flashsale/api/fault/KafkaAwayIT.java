package io.flashsale.api.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Balance;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.Customer;
import io.flashsale.api.testing.GateKeys;
import io.flashsale.api.testing.Log;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.OtherSystem;
import io.flashsale.api.testing.Shop;
import io.flashsale.development.DevelopmentServices;
import io.flashsale.development.LocalServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KafkaAwayIT {

    private static final Duration AWAY = Duration.ofSeconds(6);
    /** The append's time-out, and slack for a machine that is busy with other things. */
    private static final Duration BOUND = Duration.ofSeconds(15);

    private final LocalServer kafka = DevelopmentServices.shared().kafka();
    private final App app = App.shared();
    private final Shop shop = app.shop();
    private final Books books = new Books(app.servers());
    private final GateKeys gate = new GateKeys(app.servers());
    private final Log log = new Log(app.servers());

    @AfterEach
    void goOn() {
        kafka.resume();
    }

    @Test
    void buyersAreAskedToRepeatNothingIsReleasedAndTheRepeatFindsOneOrder() {
        var sale = shop.open(Offer.of(20).limit(1));
        shop.awaitQuiet(sale);
        List<Customer> crowd = shop.customers(12);

        kafka.pause();
        var first = crowd.stream().map(each -> shop.buying(each, "one", sale, 1)).toList().stream()
                .map(answer -> answer.join())
                .toList();
        await().during(AWAY)
                .atMost(AWAY.multipliedBy(3))
                .untilAsserted(() -> assertThat(gate.stock(sale)).isEqualTo(8));
        var stillAway = shop.buy(crowd.getFirst(), "one", sale);
        kafka.resume();
        var repeated = shop.buyAtOnce(crowd, sale);

        assertThat(first).allSatisfy(KafkaAwayIT::asksToRepeat);
        asksToRepeat(stillAway);
        assertThat(repeated).allMatch(Answer::isAccepted);
        assertThat(shop.awaitQuiet(sale).price().held()).isEqualTo(12);
        assertThat(books.ordersByStatus(sale)).isEqualTo(Map.of("PENDING_PAYMENT", 12));
    }

    @Test
    void whoNeverRepeatsHasAnOrderAllTheSame() {
        var sale = shop.open(Offer.of(20));
        shop.awaitQuiet(sale);

        kafka.pause();
        var answer = shop.buy(shop.customer(), "one", sale);
        kafka.resume();

        asksToRepeat(answer);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(books.ordersByStatus(sale)).isEqualTo(Map.of("PENDING_PAYMENT", 1)));
        await().atMost(Duration.ofSeconds(30)).until(() -> gate.unlogged(sale), left -> left == 0);
        assertThat(shop.awaitQuiet(sale).price().held()).isEqualTo(1);
    }

    @Test
    void whoCancelsAnOrderThatTheLogMayLackIsHeardAtOnceAndTheLogHasTheOrderFirst() {
        var sale = shop.open(Offer.of(20));
        shop.awaitQuiet(sale);
        var anna = shop.customer();

        kafka.pause();
        var bought = shop.buy(anna, "one", sale);
        kafka.resume();
        var order = gate.holds(sale).keySet().iterator().next();
        long unlogged = gate.unlogged(sale);
        var cancelled = shop.cancel(anna, order);
        shop.awaitStatus(anna, order, "CANCELLED");

        asksToRepeat(bought);
        assertThat(unlogged).isEqualTo(1);
        assertThat(cancelled.status()).isEqualTo(202);
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(20, 0, 0, 0));
        assertThat(log.kindsOf(order)).startsWith("OrderPlaced").contains("OrderCancelled");
    }

    @Test
    void whatAnotherSystemRecordedMeanwhileIsRecordedAllTheSame() {
        var sale = shop.open(Offer.of(20).hold(Duration.ofSeconds(1)));
        shop.awaitQuiet(sale);

        kafka.pause();
        var answer = new OtherSystem(shop).record(OtherSystem.cart(), sale, 2);
        kafka.resume();
        var order = gate.holds(sale).keySet().iterator().next();

        asksToRepeat(answer);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(books.ordersByStatus(sale)).isEqualTo(Map.of("RECORDED", 1)));
        await().atMost(Duration.ofSeconds(30)).until(() -> gate.unlogged(sale), left -> left == 0);
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(18, 0, 2, 0));
        assertThat(log.kindsOf(order)).contains("UsageRecorded").doesNotContain("OrderPlaced");
    }

    @Test
    void whatTheLogMayLackIsTakenBackAndTheLogHasItFirst() {
        var sale = shop.open(Offer.of(20));
        shop.awaitQuiet(sale);
        var other = new OtherSystem(shop);
        String cart = OtherSystem.cart();

        kafka.pause();
        var recorded = other.record(cart, sale, 2);
        kafka.resume();
        var order = gate.holds(sale).keySet().iterator().next();
        var rolledBack = Answer.untilDecided(() -> other.rollBack(cart));

        asksToRepeat(recorded);
        assertThat(rolledBack.status()).as("%s", rolledBack).isEqualTo(204);
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(20, 0, 0, 0));
        assertThat(log.kindsOf(order)).startsWith("UsageRecorded").contains("UsageRolledBack");
    }

    private static void asksToRepeat(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(503);
        assertThat(answer.outcome()).isEqualTo("unavailable");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
        assertThat(answer.took()).isLessThan(BOUND);
    }
}
