package io.flashsale.api.buy;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Balance;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.Shop;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CrowdIT {

    private final App app = App.shared();
    private final Shop shop = app.shop();
    private final Books books = new Books(app.servers());

    @Test
    void ofFiveHundredCustomersFiftyGetAUnitTwentyWaitAndTheRestAreRefused() {
        var sale = shop.open(Offer.of(50).waitlist(20));

        var answers = shop.buyAtOnce(shop.customers(500), sale);

        assertThat(outcomes(answers)).isEqualTo(Map.of("PENDING_PAYMENT", 50L, "WAITLISTED", 20L, "sold-out", 430L));
        assertThat(positions(answers))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 20).boxed().toList());
        assertThat(shop.awaitQuiet(sale).price()).satisfies(CrowdIT::isSoldOut);
        assertThat(books.ordersByStatus(sale)).isEqualTo(Map.of("PENDING_PAYMENT", 50, "WAITLISTED", 20));
    }

    @Test
    void everyAcceptedOrderIsInMySqlExactlyOnceWithOneUsageOfUnits() {
        var sale = shop.open(Offer.of(100));

        var answers = shop.buyAtOnce(shop.customers(150), sale);
        shop.awaitQuiet(sale);

        var accepted =
                answers.stream().filter(Answer::isAccepted).map(Answer::orderId).toList();
        assertThat(books.rows("SELECT id FROM orders WHERE sale_id = ?", sale.id()))
                .extracting(row -> row.get("id"))
                .containsExactlyInAnyOrderElementsOf(accepted);
        assertThat(books.rows("""
                SELECT transaction_reference_id FROM price_data_usage_detail
                WHERE price_data_id = ? AND archived = 0 AND usage_quantity = 1""", sale.price()))
                .extracting(row -> row.get("transaction_reference_id"))
                .containsExactlyInAnyOrderElementsOf(accepted);
    }

    @Test
    void oneCustomerWithManyKeysGetsNoMoreThanTheLimit() {
        var sale = shop.open(Offer.of(100).limit(3).waitlist(50));
        var greedy = shop.customer();

        var answers = IntStream.range(0, 40)
                .mapToObj(number -> shop.buyingUntilDecided(greedy, "key-" + number, sale))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(outcomes(answers)).isEqualTo(Map.of("PENDING_PAYMENT", 3L, "limit-reached", 37L));
        assertThat(shop.awaitQuiet(sale).price().held()).isEqualTo(3);
    }

    @Test
    void refusesWhatIsTooEarlyOnPauseOrNotOfSaleAndLeavesNoTrace() {
        var early = shop.open(Offer.of(5).window(Duration.ofHours(1), Duration.ofHours(1)));
        var other = shop.open(Offer.of(5));
        var paused = shop.open(Offer.of(5));
        shop.change(paused, "pause");

        var notOpen = shop.buy(shop.customer(), "one", early);
        var onPause = shop.buy(shop.customer(), "one", paused);
        var unknown = shop.send(shop.buyRequest(shop.customer(), other)
                        .header("Idempotency-Key", "one")
                        .POST(BodyPublishers.ofString(Shop.basket(early, 1)))
                        .build())
                .join();

        assertThat(notOpen.status()).isEqualTo(409);
        assertThat(notOpen.outcome()).isEqualTo("not-open");
        assertThat(Instant.parse(notOpen.text("opensAt"))).isAfter(Instant.now());
        assertThat(onPause.outcome()).isEqualTo("paused");
        assertThat(onPause.header("Retry-After")).isNotEmpty();
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(List.of(early, other, paused))
                .allSatisfy(sale ->
                        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(5, 0, 0, 0)));
    }

    private static void isSoldOut(Balance.Price price) {
        assertThat(price.availableQuantity()).isZero();
        assertThat(price.used()).isEqualTo(price.startingQuantity());
        assertThat(price.held()).isEqualTo(price.startingQuantity());
        assertThat(price.gate().stock()).isZero();
    }

    private static Map<String, Long> outcomes(List<Answer> answers) {
        return answers.stream().collect(groupingBy(Answer::outcome, counting()));
    }

    private static List<Long> positions(List<Answer> answers) {
        return answers.stream()
                .filter(answer -> answer.outcome().equals("WAITLISTED"))
                .map(answer -> answer.body().path("position").asLong())
                .sorted()
                .toList();
    }
}
