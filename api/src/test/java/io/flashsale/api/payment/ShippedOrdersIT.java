package io.flashsale.api.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.api.testing.Accounts;
import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.Balance;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.Customer;
import io.flashsale.api.testing.EventStream;
import io.flashsale.api.testing.GateKeys;
import io.flashsale.api.testing.Log;
import io.flashsale.api.testing.Mailing;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.OnSale;
import io.flashsale.api.testing.Paying;
import io.flashsale.api.testing.Shop;
import io.flashsale.development.mail.MailServer;
import io.flashsale.development.mail.ReceivedMail;
import io.flashsale.development.payu.Choice;
import io.flashsale.order.OrderLog;
import io.flashsale.order.OrderRecord;
import io.flashsale.order.OrderRecord.FulfilmentCancelled;
import io.flashsale.order.OrderRecord.OrderShipped;
import io.flashsale.order.Parcel;
import io.flashsale.shared.OrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From the payment to the customer's door, as the back office tells it. */
class ShippedOrdersIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PARCEL = "{\"carrier\": \"Delhivery\", \"waybill\": \"1234567890\"}";
    private static final MailServer MAILS = MailServer.start();
    private static final PayUShop PAYU = new PayUShop(Mailing.by(
            MAILS.settings(), "flashsale.reconciliation.look-every=100ms", "flashsale.reconciliation.settle=2500ms"));

    private final Shop shop = PAYU.shop();
    private final Books books = new Books(PAYU.app().servers());
    private final GateKeys gate = new GateKeys(PAYU.app().servers());
    private final Log log = new Log(PAYU.app().servers());
    private final Customer ada = shop.customer();

    @BeforeEach
    void account() {
        new Accounts(books).make(ada.id(), "Ada");
    }

    @AfterAll
    static void stop() {
        PAYU.close();
        MAILS.close();
    }

    @Test
    void whatIsPaidIsShippedAndDeliveredAndToldOnceEach() {
        OnSale sale = shop.open(Offer.of(2).limit(1).paying(Paying.within(600)));
        String order = paid(sale);

        assertThat(shop.order(ada, order).body().has("shipment")).isFalse();
        assertAccepted(ship(order, PARCEL));
        assertAccepted(ship(order, PARCEL));
        shop.awaitStatus(ada, order, "SHIPPED");
        assertAccepted(ship(order, PARCEL));
        JsonNode shipped = shipment(order);
        assertAccepted(tell(order, "deliver"));
        shop.awaitStatus(ada, order, "DELIVERED");
        assertAccepted(tell(order, "deliver"));
        assertAccepted(ship(order, PARCEL));
        JsonNode delivered = shipment(order);

        assertThat(shipped.propertyNames()).containsExactlyInAnyOrder("carrier", "waybill", "shippedAt");
        assertThat(shipped.path("carrier").asString()).isEqualTo("Delhivery");
        assertThat(delivered.path("waybill").asString()).isEqualTo("1234567890");
        assertThat(delivered.path("shippedAt")).isEqualTo(shipped.path("shippedAt"));
        assertThat(time(delivered, "deliveredAt")).isAfter(time(delivered, "shippedAt"));
        assertThat(shop.order(shop.customer(), order).status()).isEqualTo(404);
        awaitMails("…: pay by …", "… is confirmed", "… is on its way", "… is delivered");
        assertThat(mails().get(2).text()).contains("Carrier: Delhivery\nWaybill: 1234567890\n");

        log.appendAgain(log.records().stream()
                .filter(record -> order.equals(record.key()))
                .toList());
        JsonNode again = afterAllThatIsLogged(sale, order);
        assertThat(again).isEqualTo(delivered);
        awaitMails("…: pay by …", "… is confirmed", "… is on its way", "… is delivered");
        assertThat(PAYU.payments(ada, order).body().findValuesAsString("status"))
                .containsExactly("SUCCEEDED");
    }

    @Test
    void whatIsShippedIsSoldForTheGateTooAfterItHasForgotten() {
        OnSale sale = shop.open(Offer.of(2).limit(1).paying(Paying.within(600)));
        String order = paid(sale);
        ship(order, PARCEL);
        shop.awaitStatus(ada, order, "SHIPPED");

        gate.forget(sale);
        await().atMost(PATIENCE).ignoreExceptions().until(() -> gate.epoch(sale) > 1);

        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(1, 0, 1, 0));
        assertThat(shop.buyUntilDecided(ada, "two", sale).outcome()).isEqualTo("limit-reached");
        assertNoDifferences();
    }

    @Test
    void whatArrivesWithoutAWordBeforeIsDelivered() {
        String order = paid(shop.open(Offer.of(1).paying(Paying.within(600))));

        assertAccepted(tell(order, "deliver"));
        shop.awaitStatus(ada, order, "DELIVERED");
        append(new OrderShipped(new OrderId(order), new Parcel("Late", "1"), Instant.now()));
        Answer late = ship(order, PARCEL);

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text("orderStatus")).isEqualTo("DELIVERED");
        assertThat(shipment(order).propertyNames()).containsExactly("deliveredAt");
        awaitMails("…: pay by …", "… is confirmed", "… is delivered");
    }

    @Test
    void whatIsShippedIsNeitherCancelledNorShippedAsAnotherParcel() {
        OnSale sale = shop.open(Offer.of(1).paying(Paying.within(600)));
        String order = paid(sale);
        assertAccepted(tell(order, "ship"));
        shop.awaitStatus(ada, order, "SHIPPED");

        for (Answer refused :
                List.of(ship(order, PARCEL), tell(order, "cancel"), shop.confirm(order), shop.cancel(ada, order))) {
            assertThat(refused.status()).as("%s", refused).isEqualTo(409);
            assertThat(refused.outcome()).isEqualTo("wrong-state");
            assertThat(refused.text("orderStatus")).isEqualTo("SHIPPED");
        }
        append(new FulfilmentCancelled(new OrderId(order), Instant.now()));

        assertThat(afterAllThatIsLogged(sale, order).propertyNames()).containsExactly("shippedAt");
        assertThat(shop.order(ada, order).text("status")).isEqualTo("SHIPPED");
        assertThat(PAYU.payments(ada, order).body().findValuesAsString("status"))
                .containsExactly("SUCCEEDED");
        awaitMails("…: pay by …", "… is confirmed", "… is on its way");
        try (var stream = EventStream.open(PAYU.app().address(), ada, order)) {
            stream.awaitEnd();
            assertThat(stream.events()).containsExactly(shop.order(ada, order).body());
        }
    }

    @Test
    void whatIsPaidOnceMoreAfterItWasShippedGoesBack() {
        OnSale sale = shop.open(Offer.of(1).paying(Paying.within(600).attempts(2)));
        String order = shop.buy(ada, "one", sale).orderId();
        String first = PAYU.goToPayU(ada, order, "one");
        String second = PAYU.goToPayU(ada, order, "two");
        PAYU.decide(first, Choice.PAY);
        shop.awaitStatus(ada, order, "CONFIRMED");
        ship(order, PARCEL);
        shop.awaitStatus(ada, order, "SHIPPED");

        PAYU.decide(second, Choice.PAY);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(PAYU.payments(ada, order).body().findValuesAsString("status"))
                        .containsExactlyInAnyOrder("SUCCEEDED", "REFUNDED"));
        afterAllThatIsLogged(sale, order);
        assertThat(shop.order(ada, order).text("status")).isEqualTo("SHIPPED");
        awaitMails("…: pay by …", "… is confirmed", "… is on its way", "Your money for order … goes back");
    }

    private String paid(OnSale sale) {
        String order = shop.buy(ada, "one", sale).orderId();
        PAYU.decide(PAYU.goToPayU(ada, order, "one"), Choice.PAY);
        shop.awaitStatus(ada, order, "CONFIRMED");
        return order;
    }

    private Answer ship(String order, String body) {
        return shop.office("POST", "/api/admin/orders/" + order + "/ship", body);
    }

    private Answer tell(String order, String word) {
        return shop.office("POST", "/api/admin/orders/" + order + "/" + word, "");
    }

    private static void assertAccepted(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(202);
    }

    private JsonNode shipment(String order) {
        return shop.order(ada, order).body().path("shipment");
    }

    private static Instant time(JsonNode shipment, String field) {
        return Instant.parse(shipment.path(field).asString());
    }

    private static void append(OrderRecord record) {
        PAYU.app().bean(OrderLog.class).append(record).block(PATIENCE);
    }

    /** The shipment of the only order that has units, with the books in order. */
    private JsonNode afterAllThatIsLogged(OnSale sale, String order) {
        assertThat(shop.awaitQuiet(sale).price().gate().sold()).isEqualTo(1);
        assertNoDifferences();
        return shipment(order);
    }

    private void assertNoDifferences() {
        String runs = "/api/admin/jobs/reconciliation/runs";
        shop.office("POST", runs, "");
        await().atMost(PATIENCE)
                .until(
                        () -> shop.office("GET", runs + "?limit=1", "").body().findValuesAsString("status"),
                        List.of("DONE")::equals);
        assertThat(shop.office("GET", "/api/admin/reconciliation", "")
                        .body()
                        .path("differences")
                        .size())
                .isZero();
    }

    private void awaitMails(String... subjects) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(mails().stream().map(ShippedOrdersIT::subject))
                        .containsExactly(subjects));
    }

    /** Without the order and the time. */
    private static String subject(ReceivedMail mail) {
        return mail.subject()
                .replaceFirst("^Your order [^ :]+", "…")
                .replaceFirst("order [^ ]+ goes", "order … goes")
                .replaceFirst("pay by .*", "pay by …");
    }

    private List<ReceivedMail> mails() {
        return MAILS.received().stream()
                .filter(mail -> mail.to().contains(Accounts.address(ada.id())))
                .toList();
    }
}
