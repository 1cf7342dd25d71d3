package io.flashsale.api.buy;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.Shop;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BuyIT {

    private final App app = App.shared();
    private final Shop shop = app.shop();
    private final Books books = new Books(app.servers());

    @Test
    void anAcceptedOrderCanBeReadAtOnce() {
        var sale = shop.open(Offer.of(5));
        var anna = shop.customer();

        var bought = shop.buy(anna, "one", sale, 2);

        var order = shop.order(anna, bought.orderId());
        assertThat(bought.status()).as("%s", bought).isEqualTo(202);
        assertThat(order.status()).isEqualTo(200);
        assertThat(order.text("status")).isEqualTo("PENDING_PAYMENT");
        assertThat(order.text("payBy")).isEqualTo(bought.text("payBy"));
        assertThat(order.body().at("/total/amount").decimalValue()).isEqualByComparingTo("20");
        assertThat(order.body().at("/lines/0/sku").asString()).isEqualTo(sale.sku());
        assertThat(order.body().at("/lines/0/quantity").asInt()).isEqualTo(2);
    }

    @Test
    void anAcceptedOrderIsInMySqlWithItsLinesAndItsUsageOfUnits() {
        var sale = shop.open(Offer.of(5).articles(2));
        var anna = shop.customer();

        var order = shop.buy(anna, "one", sale, 2, 1).orderId();
        shop.awaitQuiet(sale);

        assertThat(books.rows("SELECT status, customer_id, total, currency FROM orders WHERE id = ?", order))
                .containsExactly(Map.of(
                        "status", "PENDING_PAYMENT",
                        "customer_id", anna.id().value(),
                        "total", "30.0000",
                        "currency", "USD"));
        assertThat(books.rows("SELECT sku, quantity, unit_price FROM order_line WHERE order_id = ?", order))
                .containsExactlyInAnyOrder(
                        Map.of("sku", sale.skus().get(0), "quantity", "2", "unit_price", "10.0000"),
                        Map.of("sku", sale.skus().get(1), "quantity", "1", "unit_price", "10.0000"));
        assertThat(books.rows("""
                SELECT price_data_id, customer_reference_id, usage_quantity, archived FROM price_data_usage_detail
                WHERE transaction_reference_id = ?""", order))
                .containsExactlyInAnyOrder(
                        usage(sale.prices().get(0), anna.id().value(), 2),
                        usage(sale.prices().get(1), anna.id().value(), 1));
        assertThat(books.rows("SELECT available_quantity AS left_over FROM price_data WHERE id = ?", sale.price()))
                .containsExactly(Map.of("left_over", "3"));
    }

    @Test
    void aDoubleClickIsOneOrder() {
        var sale = shop.open(Offer.of(5));
        var anna = shop.customer();

        var first = shop.buying(anna, "one", sale, 1);
        var second = shop.buying(anna, "one", sale, 1);

        assertThat(first.join().response().body())
                .isEqualTo(second.join().response().body());
        assertThat(shop.awaitQuiet(sale).price().held()).isEqualTo(1);
        assertThat(books.ordersByStatus(sale)).isEqualTo(Map.of("PENDING_PAYMENT", 1));
    }

    @Test
    void sixtyFourRepeatsOfOneKeyAreOneOrderAndOneAnswer() {
        var sale = shop.open(Offer.of(100).limit(100));
        var anna = shop.customer();

        List<Answer> answers = Stream.generate(() -> shop.buying(anna, "one", sale, 1)).limit(64).toList().stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).allMatch(Answer::isAccepted);
        assertThat(answers)
                .extracting(answer -> answer.response().body())
                .containsOnly(answers.getFirst().response().body());
        assertThat(shop.awaitQuiet(sale).price().held()).isEqualTo(1);
        assertThat(books.ordersByStatus(sale)).isEqualTo(Map.of("PENDING_PAYMENT", 1));
    }

    @Test
    void aRepeatAfterSoldOutGetsTheStoredAnswer() {
        var sale = shop.open(Offer.of(1).waitlist(1));
        var winner = shop.customer();
        var waiting = shop.customer();
        var won = shop.buy(winner, "one", sale);
        var joined = shop.buy(waiting, "one", sale);

        var refused = shop.buyAtOnce(shop.customers(20), sale);

        assertThat(refused).extracting(Answer::outcome).containsOnly("sold-out");
        assertThat(shop.buy(winner, "one", sale).response().body())
                .isEqualTo(won.response().body());
        assertThat(shop.buy(waiting, "one", sale).response().body())
                .isEqualTo(joined.response().body());
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefusedAndChangesNothing() {
        var sale = shop.open(Offer.of(5));
        var anna = shop.customer();
        var first = shop.buy(anna, "one", sale, 1);

        var other = shop.buy(anna, "one", sale, 2);

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.outcome()).isEqualTo("key-reused");
        assertThat(shop.buy(anna, "one", sale, 1).orderId()).isEqualTo(first.orderId());
        assertThat(shop.awaitQuiet(sale).price().held()).isEqualTo(1);
    }

    @Test
    void twoCustomersNeverShareAKey() {
        var sale = shop.open(Offer.of(5));

        var ofAnna = shop.buy(shop.customer(), "one", sale);
        var ofBert = shop.buy(shop.customer(), "one", sale);

        assertThat(ofAnna.orderId()).isNotEqualTo(ofBert.orderId());
        assertThat(shop.awaitQuiet(sale).price().held()).isEqualTo(2);
    }

    @Test
    void aBasketIsGrantedAsAWholeOrNotAtAll() {
        var sale = shop.open(Offer.of(3).articles(2));
        shop.buy(shop.customer(), "one", sale, 0, 2);

        var both = shop.buy(shop.customer(), "one", sale, 3, 2);

        assertThat(both.outcome()).isEqualTo("sold-out");
        assertThat(shop.awaitQuiet(sale).prices())
                .extracting(price -> price.gate().stock())
                .containsExactlyInAnyOrder(3, 1);
    }

    private static Map<String, String> usage(String price, String customer, int units) {
        return Map.of(
                "price_data_id",
                price,
                "customer_reference_id",
                customer,
                "usage_quantity",
                Integer.toString(units),
                "archived",
                "0");
    }
}
