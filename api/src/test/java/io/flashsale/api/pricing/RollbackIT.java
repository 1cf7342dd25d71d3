package io.flashsale.api.pricing;

import static io.flashsale.api.testing.OtherSystem.assertRecorded;
import static io.flashsale.api.testing.OtherSystem.cart;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Balance;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.Log;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.OtherSystem;
import io.flashsale.api.testing.Shop;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RollbackIT {

    private final App app = App.shared();
    private final Shop shop = app.shop();
    private final OtherSystem other = new OtherSystem(shop);
    private final Books books = new Books(app.servers());
    private final Log log = new Log(app.servers());

    @Test
    void allUnitsComeBackInMySqlBeforeItIsAnsweredAndThenAtTheGate() {
        var sale = shop.open(Offer.of(5).articles(2));
        var cart = cart();
        assertRecorded(other.record(cart, sale, 2, 5));

        var answer = other.rollBack(cart);
        var usages = found(cart);

        assertThat(answer.status()).as("%s", answer).isEqualTo(204);
        assertThat(usages).hasSize(2).allSatisfy(usage -> {
            assertThat(usage.path("archived").asBoolean()).isTrue();
            assertThat(usage.path("archivalReason").asString()).isEqualTo("CHECKOUT_ROLLBACK");
        });
        assertThat(shop.awaitQuiet(sale).prices())
                .extracting(Balance.Price::gate)
                .containsOnly(new Balance.Gate(5, 0, 0, 0));
    }

    @Test
    void theReasonMayBeACancelledFulfilment() {
        var sale = shop.open(Offer.of(5));
        var cart = cart();
        assertRecorded(other.record(cart, sale, 2));

        var answer = shop.office("POST", "/api/price-data-usages/rollbacks", """
                {"transactionReferenceId": "%s", "archivalReason": "ORDER_FULFILLMENT_CANCELLED"}""".formatted(cart));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(found(cart))
                .extracting(usage -> usage.path("archivalReason").asString())
                .containsExactly("ORDER_FULFILLMENT_CANCELLED");
        shop.awaitQuiet(sale);
    }

    @Test
    void aSecondTimeChangesNothing() {
        var sale = shop.open(Offer.of(5));
        var cart = cart();
        assertRecorded(other.record(cart, sale, 2));

        var answers =
                IntStream.range(0, 8)
                        .mapToObj(_ -> CompletableFuture.supplyAsync(() -> other.rollBack(cart)))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();
        var late = other.rollBack(cart);

        assertThat(answers).extracting(Answer::status).containsOnly(204);
        assertThat(late.status()).isEqualTo(204);
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(5, 0, 0, 0));
        assertThat(found(cart)).hasSize(1);
    }

    @Test
    void whatIsNotRecordedIsNotFound() {
        var answer = other.rollBack(cart());

        assertThat(answer.status()).as("%s", answer).isEqualTo(404);
        assertThat(answer.outcome()).isEqualTo("not-found");
    }

    @Test
    void afterwardsTheSameTransactionMayBeRecordedAgainWithOtherContent() {
        var sale = shop.open(Offer.of(5));
        var cart = cart();

        for (int units = 1; units <= 3; units++) {
            assertRecorded(other.record(cart, sale, units));
            assertThat(other.rollBack(cart).status()).isEqualTo(204);
        }
        assertRecorded(other.record(cart, sale, 4));
        assertRecorded(other.record(cart, sale, 4));

        assertThat(found(cart))
                .extracting(
                        usage -> usage.path("usageQuantity").asInt(),
                        usage -> usage.path("archived").asBoolean())
                .containsExactlyInAnyOrder(tuple(1, true), tuple(2, true), tuple(3, true), tuple(4, false));
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(1, 0, 4, 0));
    }

    @Test
    void theUnitsGoToTheNextInLine() {
        var sale = shop.open(Offer.of(2).waitlist(5));
        var cart = cart();
        assertRecorded(other.record(cart, sale, 2));
        var anna = shop.customer();
        var waiting = shop.buy(anna, "one", sale);

        other.rollBack(cart);
        shop.awaitStatus(anna, waiting.orderId(), "PENDING_PAYMENT");

        assertThat(waiting.outcome()).isEqualTo("WAITLISTED");
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(1, 1, 0, 0));
    }

    @Test
    void unitsWhoseUsageWasPurgedComeBackToo() {
        var sale = shop.open(Offer.of(5));
        var cart = cart();
        assertRecorded(other.record(cart, sale, 2));
        books.inOneTransaction(
                "DELETE FROM price_data_usage_detail WHERE transaction_reference_id = '%s'".formatted(cart),
                "UPDATE price_data SET purged_quantity = 2 WHERE id = '%s'".formatted(sale.price()));

        other.rollBack(cart);

        var price = shop.awaitQuiet(sale).price();
        assertThat(price.purged()).isZero();
        assertThat(price.imbalance()).isZero();
        assertThat(price.gate()).isEqualTo(new Balance.Gate(5, 0, 0, 0));
    }

    /** Another system may call its cart as we call an order. */
    @Test
    void anOrderOfOursThatIsCalledLikeTheTransactionStaysAsItIs() {
        var sale = shop.open(Offer.of(5));
        var anna = shop.customer();
        var order = shop.buy(anna, "one", sale).orderId();
        shop.awaitQuiet(sale);
        assertRecorded(other.record(order, sale, 2));

        other.rollBack(order);

        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(4, 1, 0, 0));
        assertThat(shop.order(anna, order).text("status")).isEqualTo("PENDING_PAYMENT");
        assertThat(shop.cancel(anna, order).status()).isEqualTo(202);
        shop.awaitStatus(anna, order, "CANCELLED");
        assertThat(shop.awaitQuiet(sale).price().imbalance()).isZero();
    }

    @Test
    void recordsThatTheLogHasTwiceCountOnce() {
        var sale = shop.open(Offer.of(5));
        var cart = cart();
        assertRecorded(other.record(cart, sale, 2));
        other.rollBack(cart);
        assertRecorded(other.record(cart, sale, 1));
        var before = shop.awaitQuiet(sale);

        List<String> orders = orders(cart);
        log.appendAgain(log.records().stream()
                .filter(record -> orders.contains(record.key()))
                .toList());

        assertThat(shop.awaitQuiet(sale)).isEqualTo(before);
        assertThat(before.price().gate()).isEqualTo(new Balance.Gate(4, 0, 1, 0));
    }

    private List<String> orders(String cart) {
        return books.rows("SELECT order_id FROM usage_recording WHERE transaction_reference_id = ?", cart).stream()
                .map(row -> row.get("order_id"))
                .toList();
    }

    /** As the audit trail shows it. */
    private List<JsonNode> found(String cart) {
        JsonNode usages = shop.office("GET", "/api/admin/price-data-usages?transactionReferenceId=" + cart, "")
                .body();
        return StreamSupport.stream(usages.spliterator(), false).toList();
    }
}
