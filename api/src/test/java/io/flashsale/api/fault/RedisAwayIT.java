package io.flashsale.api.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.Customer;
import io.flashsale.api.testing.GateKeys;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.Shop;
import io.flashsale.development.DevelopmentServices;
import io.flashsale.development.LocalServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RedisAwayIT {

    /** The command's time-out, and slack for a machine that is busy with other things. */
    private static final Duration BOUND = Duration.ofSeconds(15);

    private final LocalServer redis = DevelopmentServices.shared().redis();
    private final App app = App.shared();
    private final Shop shop = app.shop();
    private final Books books = new Books(app.servers());
    private final GateKeys gate = new GateKeys(app.servers());

    @AfterEach
    void goOn() {
        redis.resume();
    }

    @Test
    void buyersAreAskedToRepeatInTimeAndTheRepeatFindsOneOrder() {
        var sale = shop.open(Offer.of(20).limit(1));
        List<Customer> crowd = shop.customers(12);

        redis.pause();
        var first = crowd.stream().map(each -> shop.buying(each, "one", sale, 1)).toList().stream()
                .map(answer -> answer.join())
                .toList();
        var shown = shop.call(crowd.getFirst(), "GET", "/api/sales", "");
        redis.resume();
        var repeated = shop.buyAtOnce(crowd, sale);

        assertThat(first).allSatisfy(answer -> {
            assertThat(answer.status()).as("%s", answer).isEqualTo(503);
            assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
            assertThat(answer.took()).isLessThan(BOUND);
        });
        assertThat(shown.status()).as("what needs no Redis").isEqualTo(200);
        assertThat(repeated).allMatch(Answer::isAccepted);
        assertThat(shop.awaitQuiet(sale).price().held()).isEqualTo(12);
        assertThat(books.ordersByStatus(sale)).isEqualTo(Map.of("PENDING_PAYMENT", 12));
    }

    @Test
    void purchasesTravelApartFromWhatFreesUnits() {
        var sale = shop.open(Offer.of(2));
        var anna = shop.customer();
        var order = shop.buy(anna, "one", sale).orderId();

        shop.cancel(anna, order);
        shop.awaitStatus(anna, order, "CANCELLED");

        assertThat(gate.lastCommands("flashsale-purchases")).contains("evalsha").doesNotContain("hdel", "script|load");
        assertThat(gate.lastCommands("flashsale")).isNotEmpty();
    }

    @Test
    void aCutConnectionOfPurchasesHealsAndCostsNothing() {
        var sale = shop.open(Offer.of(20).limit(1));
        List<Customer> crowd = shop.customers(6);
        var early = shop.buy(crowd.getFirst(), "one", sale).orderId();

        int cut = gate.cut("flashsale-purchases");
        var meanwhile = shop.cancel(crowd.getFirst(), early);
        var others = crowd.subList(1, crowd.size()).stream()
                .map(each -> shop.buyUntilDecided(each, "one", sale))
                .toList();

        assertThat(cut).isPositive();
        assertThat(meanwhile.status()).isEqualTo(202);
        assertThat(others).allMatch(Answer::isAccepted);
        shop.awaitStatus(crowd.getFirst(), early, "CANCELLED");
        assertThat(shop.awaitQuiet(sale).price().held()).isEqualTo(5);
    }
}
