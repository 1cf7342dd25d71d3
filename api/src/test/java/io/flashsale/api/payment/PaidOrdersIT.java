package io.flashsale.api.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.Balance;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.Customer;
import io.flashsale.api.testing.GateKeys;
import io.flashsale.api.testing.Log;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.OnSale;
import io.flashsale.api.testing.Paying;
import io.flashsale.api.testing.Shop;
import io.flashsale.development.payu.Choice;
import io.flashsale.order.OrderIds;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is paid and not delivered, who may pay what, and the deadline that a payment moves. */
class PaidOrdersIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final PayUShop PAYU = new PayUShop();

    private final Shop shop = PAYU.shop();
    private final Books books = new Books(PAYU.app().servers());
    private final GateKeys gate = new GateKeys(PAYU.app().servers());
    private final Log log = new Log(PAYU.app().servers());
    private final Customer ada = shop.customer();

    @AfterAll
    static void stop() {
        PAYU.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"event", "office"})
    void whatIsNotDeliveredIsRefundedAndItsUnitGoesToTheNextInLine(String how) {
        OnSale sale = shop.open(Offer.of(1).waitlist(1).paying(Paying.within(600)));
        String order = buy(ada, sale);
        Customer next = shop.customer();
        String waiting = buy(next, sale);
        PAYU.decide(PAYU.goToPayU(ada, order, "one"), Choice.PAY);
        shop.awaitStatus(ada, order, "CONFIRMED");

        cancelFulfilment(how, order);
        cancelFulfilment(how, order);

        shop.awaitStatus(ada, order, "CANCELLED");
        shop.awaitStatus(next, waiting, "PENDING_PAYMENT");
        awaitPayment(order, "REFUNDED");
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(0, 1, 0, 0));
        assertThat(books.rows(
                                "SELECT archival_reason FROM price_data_usage_detail"
                                        + " WHERE transaction_reference_id = ?",
                                order)
                        .getFirst()
                        .get("archival_reason"))
                .isEqualTo("ORDER_FULFILLMENT_CANCELLED");
    }

    private void cancelFulfilment(String how, String order) {
        if (how.equals("event")) {
            log.say("fulfillment-status-change", "{\"orderId\": \"%s\", \"status\": \"CANCELLED\"}".formatted(order));
        } else {
            Answer answer = shop.office("POST", "/api/admin/orders/" + order + "/cancel", "");
            assertThat(answer.status()).as("%s", answer).isEqualTo(202);
        }
    }

    @Test
    void theFirstPaymentMovesTheDeadlineOnce() {
        OnSale sale = shop.open(Offer.of(1)
                .hold(Duration.ofSeconds(60))
                .paying(Paying.within(900).attempts(2)));
        String order = buy(ada, sale);
        Instant before = payBy(order);

        Answer started = PAYU.start(ada, order, "one");
        Instant moved = Instant.parse(started.text("payBy"));
        await().atMost(PATIENCE).until(() -> payBy(order), moved::equals);
        Answer second = PAYU.start(ada, order, "two");

        assertThat(moved).isAfter(before.plusSeconds(800));
        assertThat(Instant.parse(second.text("payBy"))).isEqualTo(moved);
        assertThat(shop.awaitQuiet(sale).price().held()).isEqualTo(1);
        assertThat(payBy(order)).isEqualTo(moved);
        assertThat(gate.deadline(sale, order)).isEqualTo(moved);

        gate.forget(sale);
        await().atMost(PATIENCE).ignoreExceptions().until(() -> gate.epoch(sale) > 1);
        assertThat(shop.awaitQuiet(sale).price().held()).isEqualTo(1);
        assertThat(gate.deadline(sale, order)).isEqualTo(moved);
    }

    @Test
    void aShorterTimeToPayTakesNothingFromTheHold() {
        OnSale sale = shop.open(Offer.of(1).hold(Duration.ofSeconds(600)).paying(Paying.within(5)));
        String order = buy(ada, sale);
        Instant before = payBy(order);

        Answer started = PAYU.start(ada, order, "one");

        assertThat(Instant.parse(started.text("payBy"))).isEqualTo(before);
        assertThat(shop.awaitQuiet(sale).price().held()).isEqualTo(1);
        assertThat(payBy(order)).isEqualTo(before);
    }

    @Test
    void whatIsChargedIsWhatTheLedgerSaysThatTheOrderCosts() throws SQLException {
        OnSale sale = shop.open(Offer.of(1).paying(Paying.within(600)));
        String order;
        try (Connection lock = books.lockOrder(OrderIds.prefix(sale.opensAt()))) {
            order = buy(ada, sale);
            shop.office("PATCH", "/api/admin/price-data/" + sale.price(), "{\"amount\": 20}");

            isNotBegunYet(PAYU.start(ada, order, "one"));

            lock.rollback();
        }
        Answer started = Answer.untilDecided(() -> PAYU.start(ada, order, "one"));

        assertThat(started.status()).as("%s", started).isEqualTo(201);
        assertThat(started.body().at("/amount/amount").asDouble()).isEqualTo(10);
        assertThat(started.body().at("/form/fields/amount").asString()).isEqualTo("10.00");
    }

    /** As if the ledger had not come to it yet. */
    @Test
    void anOfferIsPaidOnceTheLedgerHasIt() {
        OnSale sale = shop.open(Offer.of(1).waitlist(1).paying(Paying.within(600)));
        Customer first = shop.customer();
        String held = buy(first, sale);
        String order = buy(ada, sale);
        shop.awaitQuiet(sale);
        assertThat(PAYU.start(ada, order, "one").text("orderStatus")).isEqualTo("WAITLISTED");
        shop.cancel(first, held);
        shop.awaitStatus(ada, order, "PENDING_PAYMENT");
        shop.awaitQuiet(sale);
        String update = "UPDATE orders SET status = '%s' WHERE id = '%s'";
        books.execute(update.formatted("WAITLISTED", order));
        assertThat(shop.order(ada, order).text("status")).isEqualTo("PENDING_PAYMENT");

        isNotBegunYet(PAYU.start(ada, order, "one"));
        books.execute(update.formatted("PENDING_PAYMENT", order));

        assertThat(PAYU.start(ada, order, "one").status()).isEqualTo(201);
    }

    private void isNotBegunYet(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(503);
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 2);
        assertThat(answer.took()).isLessThan(Duration.ofSeconds(8));
    }

    @ParameterizedTest
    @CsvSource({"HASH, 400", "KEY, 400", "AMOUNT, 400", "TXNID, 404"})
    void aMessageThatIsNotToBeBelievedChangesNothing(String lie, int status) {
        OnSale sale = shop.open(Offer.of(1).paying(Paying.within(600)));
        String order = buy(ada, sale);
        String txnid = PAYU.goToPayU(ada, order, "one");
        PAYU.payUBehaves("lie", lie);

        Answer back = PAYU.comeBack(txnid, Choice.PAY);

        PAYU.payUBehaves();
        assertThat(back.status()).as("%s", back).isEqualTo(status);
        assertThat(back.header("Content-Type")).startsWith("application/problem+json");
        assertThat(shop.awaitQuiet(sale).price().held()).isEqualTo(1);
        assertThat(log.kindsOf(order)).doesNotContain("PaymentSucceeded");
        assertThat(books.rows("SELECT status FROM payment WHERE order_id = ?", order))
                .extracting(Object::toString)
                .containsExactly("{status=STARTED}");
    }

    @Test
    void theSameKeyIsTheSamePayment() {
        String order = buy(ada, shop.open(Offer.of(1).paying(Paying.within(600))));

        Answer first = PAYU.start(ada, order, "one");
        Answer again = PAYU.start(ada, order, "one");

        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(PAYU.payments(ada, order).body().size()).isEqualTo(1);
        assertThat(PAYU.start(ada, order, "two").outcome()).isEqualTo("wrong-state");
    }

    @Test
    void anothersOrderIsNobodys() {
        String order = buy(ada, shop.open(Offer.of(1).paying(Paying.within(600))));
        Customer eve = shop.customer();

        assertThat(PAYU.start(eve, order, "one").status()).isEqualTo(404);
        assertThat(PAYU.payments(eve, order).status()).isEqualTo(404);
        assertThat(books.count("payment WHERE order_id = ?", order)).isZero();
    }

    @Test
    void whatThisProviderCannotTakeIsABadRequest() {
        String order = buy(ada, shop.open(Offer.of(1)));

        Answer answer = PAYU.start(ada, order, "one");

        assertThat(answer.status()).as("%s", answer).isEqualTo(400);
        assertThat(books.count("payment WHERE order_id = ?", order)).isZero();
    }

    @ParameterizedTest
    @MethodSource("badBodies")
    void badInputNamesItsField(String body, String field) {
        String order = buy(ada, shop.open(Offer.of(1).paying(Paying.within(600))));

        Answer answer = PAYU.start(ada, order, "one", body);

        assertThat(answer.status()).as("%s", answer).isEqualTo(400);
        assertThat(answer.body().path("errors").toString()).contains("\"" + field + "\"");
        assertThat(books.count("payment WHERE order_id = ?", order)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 256})
    void aKeyThatNamesNothingIsABadRequest(int length) {
        String order = buy(ada, shop.open(Offer.of(1).paying(Paying.within(600))));

        Answer answer = PAYU.start(ada, order, "\"" + "k".repeat(length) + "\"");

        assertThat(answer.status()).as("%s", answer).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asString()).isEqualTo("Idempotency-Key");
        assertThat(books.count("payment WHERE order_id = ?", order)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"key=%zz, body", "%zz=key, body", "key=%, body", "key, key", "txnid&key=merchant, txnid", "=, key"})
    void whatIsNoFormOfPayUsIsABadRequest(String form, String field) {
        for (String door : List.of("webhook", "return")) {
            Answer answer = new Answer(PAYU.post(door, form), Duration.ZERO);

            assertThat(answer.status()).as("%s", answer).isEqualTo(400);
            assertThat(answer.outcome()).isEqualTo("invalid-input");
            assertThat(answer.body().at("/errors/0/field").asString()).isEqualTo(field);
        }
    }

    static Stream<Arguments> badBodies() {
        String payer =
                "{\"method\": \"PAYU\", \"payer\": {\"firstName\": \"A\", \"email\": \"%s\", \"phone\": \"%s\"}}";
        return Stream.of(
                Arguments.of("{}", "method"),
                Arguments.of("{\"method\": \"GOLD\"}", "method"),
                Arguments.of("{\"method\": \"PAYU\"}", "payer"),
                Arguments.of("{\"method\": \"PAYU\", \"payer\": {}}", "payer.email"),
                Arguments.of(payer.formatted("a|b@c.d", "1234567890"), "email"),
                Arguments.of(payer.formatted("a@c.d", "call me"), "phone"));
    }

    private String buy(Customer customer, OnSale sale) {
        return shop.buyUntilDecided(customer, "one", sale).orderId();
    }

    private Instant payBy(String order) {
        return Instant.parse(shop.order(ada, order).text("payBy"));
    }

    private void awaitPayment(String order, String status) {
        await().atMost(PATIENCE)
                .until(
                        () -> PAYU.payments(ada, order)
                                .body()
                                .path(0)
                                .path("status")
                                .asString(),
                        status::equals);
    }
}
