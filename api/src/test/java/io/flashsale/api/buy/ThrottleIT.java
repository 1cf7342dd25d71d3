package io.flashsale.api.buy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.Shop;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ThrottleIT {

    private final Shop shop = App.shared().shop();

    @Test
    void admitsTheBurstAndTellsTheOthersWhenToComeBack() {
        var sale = shop.open(Offer.of(1_000).rate(1, 5));
        var began = Instant.now();

        var answers = shop.buyAtOnce(shop.customers(40), sale);

        var refilled = Duration.between(began, Instant.now()).toSeconds() + 1;
        var throttled =
                answers.stream().filter(answer -> answer.status() == 429).toList();
        assertThat(40L - throttled.size()).isBetween(5L, 5 + refilled);
        assertThat(throttled).allSatisfy(answer -> {
            assertThat(answer.outcome()).isEqualTo("throttled");
            assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 35 + 30);
        });
        assertThat(shop.awaitQuiet(sale).price().held()).isEqualTo(40 - throttled.size());
    }

    @Test
    void whoWasTurnedAwayBuysWithTheSameKeyLater() {
        var sale = shop.open(Offer.of(10).rate(1, 1));
        var anna = shop.customer();
        shop.buyAtOnce(shop.customers(5), sale);

        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> shop.buy(anna, "one", sale).isAccepted());

        assertThat(shop.buy(anna, "one", sale).isAccepted()).isTrue();
    }
}
