package io.flashsale.api.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.Customer;
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
}
