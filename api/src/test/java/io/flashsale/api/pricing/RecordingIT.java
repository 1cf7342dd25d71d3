package io.flashsale.api.pricing;

import static io.flashsale.api.testing.OtherSystem.assertRecorded;
import static io.flashsale.api.testing.OtherSystem.assertRefused;
import static io.flashsale.api.testing.OtherSystem.body;
import static io.flashsale.api.testing.OtherSystem.cart;
import static io.flashsale.api.testing.OtherSystem.items;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Balance;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.Log;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.OnSale;
import io.flashsale.api.testing.OtherSystem;
import io.flashsale.api.testing.Shop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecordingIT {

    private static final String RECORDED = "{\"success\":true,\"errorByPriceDataId\":{},\"additionalAttributes\":{}}";

    private final App app = App.shared();
    private final Shop shop = app.shop();
    private final OtherSystem other = new OtherSystem(shop);
    private final Books books = new Books(app.servers());
    private final Log log = new Log(app.servers());

    @Test
    void unitsAreUsedInMySqlInTheNamesOfTheOtherSystemWhenItIsAnswered() {
        var sale = shop.open(Offer.of(10).articles(2));
        var cart = cart();

        var answer = other.record(cart, "4711", sale, 2, 3);
        var usages = usages(cart);

        assertRecorded(answer);
        assertThat(usages).extracting(row -> row.get("usage_quantity")).containsExactlyInAnyOrder("2", "3");
        assertThat(usages)
                .allSatisfy(row -> assertThat(row)
                        .containsEntry("customer_reference_type", "BLC_CUSTOMER")
                        .containsEntry("customer_reference_id", "4711")
                        .containsEntry("transaction_reference_type", "BLC_CART")
                        .containsEntry("archived", "0"));
        assertThat(available(sale)).containsExactly(8, 7);
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(8, 0, 2, 0));
    }

    @Test
    void otherReferenceTypesAreKept() {
        var sale = shop.open(Offer.of(10));
        var quote = cart();

        var answer = other.record(body(quote, "4711", items(sale.prices(), 1))
                .replace(
                        "{\"tr", "{\"transactionReferenceType\": \"QUOTE\", \"customerReferenceType\": \"ERP\", \"tr"));
        var sameIdAsACart = other.record(quote, sale, 2);

        assertRecorded(answer);
        assertRecorded(sameIdAsACart);
        assertThat(usages(quote))
                .extracting(row -> row.get("transaction_reference_type") + " " + row.get("customer_reference_type"))
                .containsExactlyInAnyOrder("QUOTE ERP", "BLC_CART BLC_CUSTOMER");
        assertThat(shop.awaitQuiet(sale).price().sold()).isEqualTo(3);
    }

    @Test
    void allOfItOrNothing() {
        var sale = shop.open(Offer.of(5).articles(2));
        assertRecorded(other.record(cart(), sale, 0, 3));

        var answer = other.record(cart(), sale, 5, 3);
        var less = other.record(cart(), sale, 5, 2);

        assertRefused(answer, Map.of(sale.prices().get(1), "TOO_FEW_UNITS"));
        assertRecorded(less);
        assertThat(shop.awaitQuiet(sale).prices())
                .extracting(Balance.Price::sold)
                .containsExactly(5, 5);
    }

    @Test
    void aRepeatGetsTheSameAnswerAndTakesNothing() {
        var sale = shop.open(Offer.of(10).articles(2));
        var cart = cart();

        var answers = Stream.of(
                        other.record(cart, sale, 1, 2),
                        other.record(cart, sale, 1, 2),
                        other.record(body(
                                cart,
                                "customer-of-" + cart,
                                items(
                                        List.of(
                                                sale.prices().get(1),
                                                sale.prices().get(0)),
                                        2,
                                        1))))
                .toList();

        assertThat(answers).allSatisfy(OtherSystem::assertRecorded);
        assertThat(usages(cart)).hasSize(2);
        assertThat(shop.awaitQuiet(sale).prices())
                .extracting(Balance.Price::sold)
                .containsExactly(1, 2);
    }

    @Test
    void manyRepeatsAtOnceRecordOnce() {
        var sale = shop.open(Offer.of(100));
        var cart = cart();

        var answers = other.recordAtOnce(16, cart, sale, 3);

        assertThat(answers).hasSize(16).allSatisfy(OtherSystem::assertRecorded);
        assertThat(usages(cart)).hasSize(1);
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(97, 0, 3, 0));
    }

    @Test
    void otherContentIsRefusedAndChangesNothing() {
        var sale = shop.open(Offer.of(10));
        var cart = cart();
        assertRecorded(other.record(cart, "anna", sale, 2));

        var otherUnits = other.record(cart, "anna", sale, 3);
        var otherCustomer = other.record(cart, "bert", sale, 2);

        assertThat(List.of(otherUnits, otherCustomer)).allSatisfy(answer -> {
            assertThat(answer.status()).as("%s", answer).isEqualTo(422);
            assertThat(answer.outcome()).isEqualTo("key-reused");
        });
        assertThat(shop.awaitQuiet(sale).price().sold()).isEqualTo(2);
    }

    @Test
    void ofManyContentsAtOnceOneIsRecordedAlsoOfSeveralSales() {
        var sales =
                IntStream.range(0, 4).mapToObj(_ -> shop.open(Offer.of(100))).toList();
        var cart = cart();

        var answers = IntStream.range(0, 16)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> other.record(cart, sales.get(i % 4), 1 + i / 4)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).extracting(Answer::status).containsOnly(200, 422);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 200)
                .hasSize(1)
                .allSatisfy(OtherSystem::assertRecorded);
        assertThat(usages(cart)).hasSize(1);
        var sold = Integer.parseInt(usages(cart).getFirst().get("usage_quantity"));
        assertThat(sales.stream().mapToInt(sale -> shop.awaitQuiet(sale).price().sold()))
                .contains(sold)
                .hasSize(4);
        assertThat(sales.stream()
                        .mapToInt(sale -> shop.awaitQuiet(sale).price().sold())
                        .sum())
                .isEqualTo(sold);
    }

    @Test
    void nobodyExpiresARecording() {
        var sale = shop.open(Offer.of(2).hold(Duration.ofSeconds(1)));
        var cart = cart();
        assertRecorded(other.record(cart, sale, 2));
        shop.awaitQuiet(sale);
        var order = orderOf(cart);

        log.appendEverywhere(
                order, "{\"kind\":\"HoldExpired\",\"order\":\"%s\",\"deadline\":4102444800000}".formatted(order));

        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(0, 0, 2, 0));
        assertThat(log.kindsOf(order)).contains("UsageRecorded", "HoldExpired").doesNotContain("OrderPlaced");
    }

    private List<Map<String, String>> usages(String cart) {
        return books.rows("SELECT * FROM price_data_usage_detail WHERE transaction_reference_id = ?", cart);
    }

    private String orderOf(String cart) {
        return books.rows("SELECT order_id FROM usage_recording WHERE transaction_reference_id = ?", cart)
                .getFirst()
                .get("order_id");
    }

    private List<Integer> available(OnSale sale) {
        return sale.prices().stream()
                .map(price -> books.rows("SELECT available_quantity AS n FROM price_data WHERE id = ?", price)
                        .getFirst())
                .map(row -> Integer.valueOf(row.get("n")))
                .toList();
    }
}
