package io.flashsale.api.buy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.Customer;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.OnSale;
import io.flashsale.api.testing.Shop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TwoInstancesIT {

    private static final Shop ONE = App.shared().shop();
    private static App second;
    private static Shop other;

    private final Books books = new Books(App.shared().servers());

    @BeforeAll
    static void startASecondInstance() {
        second = App.start(App.shared().servers());
        other = second.shop();
    }

    @AfterAll
    static void stopIt() {
        second.close();
    }

    @Test
    void aCustomerGetsNoMoreThanTheLimitFromBothTogether() {
        var sale = onBoth(Offer.of(100).limit(2));
        var greedy = ONE.customer();

        var answers = joined(number -> shop(number).buyingUntilDecided(greedy, "key-" + number, sale), 40);

        assertThat(answers).filteredOn(Answer::isAccepted).hasSize(2);
        assertThat(ONE.awaitQuiet(sale).price().held()).isEqualTo(2);
    }

    @Test
    void bothTogetherSellWhatThereIsAndNotAUnitMore() {
        var sale = onBoth(Offer.of(30));
        List<Customer> crowd = ONE.customers(120);

        var answers = joined(number -> shop(number).buyingUntilDecided(crowd.get(number), "one", sale), crowd.size());

        assertThat(answers).filteredOn(Answer::isAccepted).hasSize(30);
        assertThat(answers)
                .filteredOn(answer -> !answer.isAccepted())
                .extracting(Answer::outcome)
                .containsOnly("sold-out");
        assertThat(other.awaitQuiet(sale).price().held()).isEqualTo(30);
        assertThat(books.ordersByStatus(sale)).isEqualTo(Map.of("PENDING_PAYMENT", 30));
    }

    @Test
    void oneKeyAtBothIsOneOrder() {
        var sale = onBoth(Offer.of(30));
        var anna = ONE.customer();

        var answers = joined(number -> shop(number).buyingUntilDecided(anna, "one", sale), 16);

        assertThat(answers).allMatch(Answer::isAccepted);
        assertThat(answers)
                .extracting(Answer::orderId)
                .containsOnly(answers.getFirst().orderId());
        assertThat(ONE.awaitQuiet(sale).price().held()).isEqualTo(1);
    }

    @Test
    void aUnitGivenBackAtOneIsSoldByTheOtherSoonAfter() {
        var sale = onBoth(Offer.of(1));
        var anna = ONE.customer();
        var order = ONE.buy(anna, "one", sale).orderId();
        other.buyAtOnce(other.customers(30), sale);

        ONE.cancel(anna, order);
        ONE.awaitStatus(anna, order, "CANCELLED");

        var bert = other.customer();
        await().atMost(Duration.ofSeconds(3))
                .until(() -> other.buy(bert, "one", sale).isAccepted());
        assertThat(ONE.awaitQuiet(sale).price().held()).isEqualTo(1);
    }

    /** Opened at one; the other has it with its next look at MySQL. */
    private static OnSale onBoth(Offer offer) {
        OnSale sale = ONE.open(offer);
        other.awaitQuiet(sale);
        return sale;
    }

    private static Shop shop(int number) {
        return number % 2 == 0 ? ONE : other;
    }

    private static List<Answer> joined(IntFunction<CompletableFuture<Answer>> buy, int count) {
        return IntStream.range(0, count).mapToObj(buy).toList().stream()
                .map(CompletableFuture::join)
                .toList();
    }
}
