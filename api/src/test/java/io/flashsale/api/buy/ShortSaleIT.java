package io.flashsale.api.buy;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.OnSale;
import io.flashsale.api.testing.Shop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShortSaleIT {

    private static final String OUTSIDE_THE_WINDOW = """
            SELECT COUNT(*) AS outside FROM orders o JOIN sale s ON s.id = o.sale_id
            WHERE s.id = ? AND (o.placed_at < s.opens_at OR o.placed_at >= s.closes_at)""";

    private static final int BUYERS = 8;

    private final App app = App.shared();
    private final Shop shop = app.shop();
    private final Books books = new Books(app.servers());

    @Test
    void nothingIsAcceptedAfterTheOrganiserHasClosedIt() {
        var sale = shop.open(Offer.of(100_000));
        var buyers = buyingUntilClosed(sale);

        shop.change(sale, "close");
        var afterwards = shop.buyAtOnce(shop.customers(20), sale);

        var accepted = accepted(buyers);
        assertThat(afterwards).extracting(Answer::status).containsOnly(410);
        assertThat(shop.awaitQuiet(sale).price().held()).isEqualTo(accepted);
        assertThat(books.ordersByStatus(sale).getOrDefault("PENDING_PAYMENT", 0))
                .isEqualTo(accepted);
    }

    @Test
    void nothingIsAcceptedOutsideAWindowOfOneSecond() {
        var sale = shop.open(Offer.of(100_000).window(Duration.ofSeconds(1), Duration.ofSeconds(1)));

        var accepted = accepted(buyingUntilClosed(sale));

        assertThat(accepted).isPositive();
        assertThat(shop.awaitQuiet(sale).price().held()).isEqualTo(accepted);
        assertThat(books.rows(OUTSIDE_THE_WINDOW, sale.id())).containsExactly(Map.of("outside", "0"));
    }

    @Test
    void aClosedSaleStillTellsWhatItToldBefore() {
        var sale = shop.open(Offer.of(1));
        var anna = shop.customer();
        var bought = shop.buy(anna, "one", sale);

        shop.change(sale, "close");

        assertThat(shop.buy(anna, "one", sale).response().body())
                .isEqualTo(bought.response().body());
    }

    /** Each buys again and again, as somebody new, until the sale is over; the numbers of purchases. */
    private List<CompletableFuture<Integer>> buyingUntilClosed(OnSale sale) {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        return Stream.generate(() -> CompletableFuture.supplyAsync(() -> buyUntilClosed(sale), threads))
                .limit(BUYERS)
                .toList();
    }

    private int buyUntilClosed(OnSale sale) {
        var accepted = 0;
        var answers = new ArrayList<Answer>();
        while (answers.isEmpty() || answers.getLast().status() != 410) {
            answers.add(shop.buy(shop.customer(), "one", sale));
            accepted += answers.getLast().isAccepted() ? 1 : 0;
        }
        return accepted;
    }

    private static int accepted(List<CompletableFuture<Integer>> buyers) {
        return buyers.stream().mapToInt(CompletableFuture::join).sum();
    }
}
