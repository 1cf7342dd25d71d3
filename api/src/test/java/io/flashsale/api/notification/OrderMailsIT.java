package io.flashsale.api.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.ulid.UlidCreator;
import io.flashsale.api.testing.Accounts;
import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.Customer;
import io.flashsale.api.testing.Mailing;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.OnSale;
import io.flashsale.api.testing.Shop;
import io.flashsale.development.DevelopmentServices;
import io.flashsale.development.Endpoints;
import io.flashsale.development.mail.MailServer;
import io.flashsale.development.mail.ReceivedMail;
import io.flashsale.order.OrderLog;
import io.flashsale.order.OrderRecord.EffectsMissed;
import io.flashsale.order.OrderRecord.PaymentSucceeded;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PaymentId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a customer reads of an order, from the registration for its sale on. */
class OrderMailsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final MailServer SERVER = MailServer.start();
    private static final Endpoints SERVERS = DevelopmentServices.shared().freshEndpoints();
    private static final Accounts ACCOUNTS = new Accounts(new Books(SERVERS));
    private static App app;
    private static Shop shop;

    @BeforeAll
    static void start() {
        app = App.start(SERVERS, Mailing.by(SERVER.settings()));
        shop = app.shop();
    }

    @AfterAll
    static void stop() {
        app.close();
        SERVER.close();
    }

    @Test
    void anOrderIsToldAsPlacedAndAsConfirmedOnceEach() {
        var ada = customer("Ada");
        var sale = shop.open(Offer.of(1));
        String order = shop.buy(ada, "one", sale).orderId();
        awaitMails(ada, "Your order %s: pay by …".formatted(order));

        shop.confirm(order);
        shop.confirm(order);
        shop.buy(ada, "one", sale);
        awaitMails(ada, "Your order %s: pay by …".formatted(order), "Your order %s is confirmed".formatted(order));
        again(order);

        ReceivedMail placed = mails(ada).getFirst();
        assertThat(placed.to()).isEqualTo("Ada <" + Accounts.address(ada.id()) + ">");
        assertThat(placed.text())
                .contains("Hello Ada,", "in the sale “Opening sale”", "1 × " + sale.sku(), "$10.00", order);
        assertThat(mails(ada)).hasSize(2);
    }

    @Test
    void whoWaitsIsToldThePlaceAndTheOfferWithItsDeadlineAndItsEnd() {
        var ada = customer("Ada");
        var bob = customer("Bob");
        var sale = shop.open(Offer.of(1).waitlist(1).offer(Duration.ofSeconds(2)));
        String first = shop.buy(ada, "one", sale).orderId();
        String second = shop.buy(bob, "one", sale).orderId();
        awaitMails(bob, "You are number 1 in line");

        shop.cancel(ada, first);
        shop.awaitStatus(bob, second, "EXPIRED");

        awaitMails(
                bob,
                "You are number 1 in line",
                "It is your turn: pay by …",
                "Your order %s has expired".formatted(second));
        awaitMails(ada, "Your order %s: pay by …".formatted(first), "Your order %s is cancelled".formatted(first));
    }

    @Test
    void theBackOfficeSeesWhatWasSentAndSendsItAgain() {
        var ada = customer("Ada");
        var sale = shop.open(Offer.of(1));
        String order = shop.buy(ada, "one", sale).orderId();
        String placed = "Your order %s: pay by …".formatted(order);
        awaitMails(ada, placed);
        await().atMost(PATIENCE)
                .until(
                        () -> messages("customer=" + ada.id())
                                .path(0)
                                .path("status")
                                .asString(),
                        "SENT"::equals);

        var sent = messages("reference=" + order).path(0);
        assertThat(sent.path("template").asString()).isEqualTo("ORDER_PLACED");
        assertThat(sent.path("customerId").asString()).isEqualTo(ada.id().value());
        assertThat(sent.path("attempts").asInt()).isEqualTo(1);
        assertThat(messages("customer=" + ada.id()).size()).isEqualTo(1);

        String mailId = mails(ada).getFirst().id();

        SERVER.goAway();
        try {
            assertThat(resend(sent.path("id").asString()).status()).isEqualTo(202);
            assertThat(resend(sent.path("id").asString()).outcome()).isEqualTo("wrong-state");
        } finally {
            SERVER.comeBack();
        }
        awaitMails(ada, placed);
        assertThat(mails(ada).getFirst().id()).isEqualTo(mailId);
    }

    @Test
    void onlyTheBackOfficeAsksAndForOneThing() {
        var path = "/api/admin/messages";

        assertThat(shop.call(customer("Eve"), "GET", path + "?reference=1", "").status())
                .isEqualTo(403);
        assertThat(shop.call(customer("Eve"), "POST", path + "/1/resend", "").status())
                .isEqualTo(403);
        assertThat(shop.office("GET", path, "").status()).isEqualTo(400);
        assertThat(shop.office("GET", path + "?customer=1&reference=1", "").status())
                .isEqualTo(400);
        assertThat(shop.office("GET", path + "?customer=1", "").status()).isEqualTo(400);
        for (String nothing : List.of("nothing", "n%C3%A9ant")) {
            assertThat(messages("reference=" + nothing).size()).isZero();
            assertThat(resend(nothing).status()).isEqualTo(404);
        }
    }

    private static JsonNode messages(String of) {
        return shop.office("GET", "/api/admin/messages?" + of, "").body();
    }

    private static Answer resend(String id) {
        return shop.office("POST", "/api/admin/messages/" + id + "/resend", "");
    }

    @Test
    void aRegistrationIsConfirmedOnceHoweverOftenItIsWithdrawn() {
        var ada = customer("Ada");
        var sale = shop.open(Offer.of(1).registration(Duration.ZERO, Duration.ofHours(1)));

        registration(ada, "PUT", sale);
        registration(ada, "PUT", sale);
        awaitMails(ada, "You take part in “Opening sale”");
        registration(ada, "DELETE", sale);
        registration(ada, "PUT", sale);

        String order = shop.buy(ada, "one", sale).orderId();
        awaitMails(ada, "You take part in “Opening sale”", "Your order %s: pay by …".formatted(order));
        assertThat(mails(ada).getFirst().text()).contains("Hello Ada,", "“Opening sale”. It opens on ");
    }

    @Test
    void moneyThatComesTooLateAndFindsNoUnitsIsToldToGoBack() {
        var ada = customer("Ada");
        var bob = customer("Bob");
        var sale = shop.open(Offer.of(1).waitlist(1).hold(Duration.ofSeconds(600)));
        String first = shop.buy(ada, "one", sale).orderId();
        shop.buy(bob, "one", sale);
        shop.cancel(ada, first);
        shop.awaitStatus(ada, first, "CANCELLED");

        PaymentId late = new PaymentId(UlidCreator.getUlid().toString());
        log(first, late);
        log(first, late);
        shop.awaitStatus(ada, first, "REFUNDED");

        awaitMails(
                ada,
                "Your order %s: pay by …".formatted(first),
                "Your order %s is cancelled".formatted(first),
                "Your money for order %s goes back".formatted(first));
    }

    private static void registration(Customer customer, String method, OnSale sale) {
        assertThat(shop.call(customer, method, "/api/sales/" + sale.id() + "/registration", "")
                        .status())
                .isLessThan(300);
    }

    private static void log(String order, PaymentId payment) {
        app.bean(OrderLog.class)
                .append(new PaymentSucceeded(new OrderId(order), payment, Instant.now()))
                .block(PATIENCE);
    }

    /** All that follows from an order once more, and its records have been applied when this returns. */
    private static void again(String order) {
        app.bean(OrderLog.class)
                .append(new EffectsMissed(new OrderId(order), Instant.now()))
                .block(PATIENCE);
        var other = customer("Eve");
        String last = shop.buy(other, "one", shop.open(Offer.of(1))).orderId();
        awaitMails(other, "Your order %s: pay by …".formatted(last));
    }

    private static Customer customer(String name) {
        Customer customer = shop.customer();
        ACCOUNTS.make(customer.id(), name);
        return customer;
    }

    private static void awaitMails(Customer to, String... subjects) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                mails(to).stream().map(mail -> mail.subject().replaceFirst("pay by .*", "pay by …")))
                        .containsExactly(subjects));
    }

    private static List<ReceivedMail> mails(Customer to) {
        return SERVER.received().stream()
                .filter(mail -> mail.to().contains(Accounts.address(to.id())))
                .toList();
    }
}
