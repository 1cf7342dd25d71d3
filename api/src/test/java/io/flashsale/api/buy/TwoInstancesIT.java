package io.flashsale.api.buy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Balance;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.Customer;
import io.flashsale.api.testing.GateKeys;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.OnSale;
import io.flashsale.api.testing.Shop;
import java.sql.Connection;
import java.sql.SQLException;
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
    private final GateKeys gate = new GateKeys(App.shared().servers());

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

    @Test
    void whatWasSoldAtAPriceThatOneDoesNotKnowYetIsShownThereAndComesBack() throws SQLException {
        var sale = onBoth(Offer.of(1));
        List<Customer> crowd = ONE.customers(40);
        try (App stale = App.start(App.shared().servers(), "flashsale.sale.refresh-every=10s")) {
            var added = addArticle(sale);
            buyWhenOffered(ONE.customer(), added);
            var bought = ONE.buyAtOnce(crowd, added);
            for (int i = 0; i < crowd.size(); i++) {
                ONE.cancel(crowd.get(i), bought.get(i).orderId());
            }
            assertThat(ONE.awaitQuiet(sale).prices().getLast().gate()).isEqualTo(new Balance.Gate(40, 1, 0, 0));

            var more = addArticle(sale);
            var anna = ONE.customer();
            try (Connection lock = books.lock(more.price())) {
                var order = buyWhenOffered(anna, more);
                await().until(() -> gate.unlogged(sale) == 0);
                assertThat(stale.shop().order(anna, order).text("status")).isEqualTo("PENDING_PAYMENT");
                lock.rollback();
            }
        }
    }

    /** As many units as the crowd and one more want. */
    private OnSale addArticle(OnSale sale) {
        String list = books.rows("SELECT price_list_id FROM sale WHERE id = ?", sale.id())
                .getFirst()
                .get("price_list_id");
        String sku = ONE.addArticle(list, 41);
        String price = books.rows("SELECT id FROM price_data WHERE target_id = ?", sku)
                .getFirst()
                .get("id");
        return new OnSale(sale.id(), sale.slug(), List.of(sku), List.of(price), sale.opensAt());
    }

    private static String buyWhenOffered(Customer customer, OnSale added) {
        return await().until(() -> ONE.buy(customer, "one", added), Answer::isAccepted)
                .orderId();
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
