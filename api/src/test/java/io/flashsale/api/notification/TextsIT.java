package io.flashsale.api.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.api.notification.TextReaders.Owner;
import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.Customer;
import io.flashsale.api.testing.Log;
import io.flashsale.api.testing.Mailing;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.OnSale;
import io.flashsale.api.testing.Shop;
import io.flashsale.development.DevelopmentServices;
import io.flashsale.development.Endpoints;
import io.flashsale.development.mail.MailServer;
import io.flashsale.notification.Mailbox;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** What customers who want texts get on their phones, beside their mails. */
@ExtendWith(OutputCaptureExtension.class)
class TextsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final MailServer MAILS = MailServer.start();
    private static final Endpoints SERVERS = DevelopmentServices.shared().freshEndpoints();
    private static final Books BOOKS = new Books(SERVERS);
    private static App app;
    private static Shop shop;
    private static TextReaders people;

    @BeforeAll
    static void start() {
        app = App.start(
                SERVERS,
                Mailing.by(
                        MAILS.settings(),
                        "logging.level.io.flashsale=TRACE",
                        "logging.level.org.springframework.web=TRACE",
                        "flashsale.account.verified-to-buy=false",
                        "flashsale.mailing.look-every=50ms",
                        "flashsale.sms.provider=mailbox",
                        "flashsale.payment.cod.otp-secret=an otp secret for tests, of 32 characters or more"));
        shop = app.shop();
        people = new TextReaders(shop, BOOKS);
    }

    @AfterAll
    static void stop() {
        app.close();
        MAILS.close();
        var logging = LoggingSystem.get(TextsIT.class.getClassLoader());
        List.of("io.flashsale", "org.springframework.web").forEach(name -> logging.setLogLevel(name, null));
    }

    @Test
    void whoWantsTextsIsToldOfAnOfferByOneAndWhoDoesNotByNone(CapturedOutput output) {
        Owner ada = people.reader();
        Owner bob = people.owner();
        OnSale sale = open();
        String orderOfAda = promote(ada, sale);
        promote(bob, open());
        awaitNoneDue();

        new Log(SERVERS).appendAgain(new Log(SERVERS).records());
        shop.awaitQuiet(sale);
        awaitNoneDue();

        assertThat(texts(ada))
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .startsWith("It is your turn in \"Opening sale\": pay USD 10.00 by ")
                        .endsWith("Order " + orderOfAda)
                        .hasSizeLessThanOrEqualTo(160));
        assertThat(texts(bob)).isEmpty();
        assertThat(offersByMail(ada)).isEqualTo(1);
        assertThat(offersByMail(bob)).isEqualTo(1);
        assertThat(output.toString())
                .contains("/api/me/text-messages")
                .doesNotContain(ada.phone().substring(1));
        assertThat(BOOKS.rows("SELECT * FROM notification").toString())
                .doesNotContain(ada.phone().substring(1));
    }

    @Test
    void whoHasNoPhoneAnyMoreOrNoAccountGetsNoneAndNothingFails() {
        Owner ada = people.reader();
        Owner bob = people.reader();
        people.change(ada.customer(), null);

        promote(ada);
        awaitNoneDue();
        BOOKS.execute("DELETE FROM customer WHERE id = '" + bob.customer().id() + "'");
        promote(bob);
        awaitNoneDue();

        assertThat(texts(ada)).isEmpty();
        assertThat(statusOfText(ada)).containsExactly("NO_ADDRESS");
        assertThat(texts(bob)).isEmpty();
        assertThat(statusOfText(bob)).isEmpty();
        assertThat(BOOKS.count(
                        "text_reader WHERE customer_id = ?", bob.customer().id().value()))
                .isZero();
    }

    @Test
    void whoWantsNoMoreTextsGetsNone() {
        Owner ada = people.reader();

        assertThat(people.wish(ada.customer(), "{\"wanted\": false}")
                        .body()
                        .path("wanted")
                        .asBoolean(true))
                .isFalse();
        promote(ada);
        awaitNoneDue();

        assertThat(texts(ada)).isEmpty();
        assertThat(offersByMail(ada)).isEqualTo(1);
    }

    @Test
    void theRegisteredAreToldThatTheirSaleOpensInAnHour() {
        Owner ada = people.reader();
        Owner bob = people.owner();
        OnSale sale = shop.open(Offer.of(5)
                .window(Duration.ofDays(3), Duration.ofDays(1))
                .registration(Duration.ofHours(-1), Duration.ofDays(3)));
        for (Owner each : List.of(ada, bob)) {
            assertThat(shop.call(each.customer(), "PUT", "/api/sales/" + sale.id() + "/registration", "")
                            .status())
                    .isEqualTo(200);
        }

        BOOKS.execute(
                "UPDATE sale SET opens_at = UTC_TIMESTAMP(3) + INTERVAL 30 MINUTE WHERE id = '" + sale.id() + "'");
        await().atMost(PATIENCE)
                .until(() -> BOOKS.count(
                                "mailing WHERE sale_id = ? AND ended_at IS NOT NULL"
                                        + " AND template = 'SALE_VERY_SOON'",
                                sale.id())
                        == 1);
        awaitNoneDue();

        assertThat(texts(ada))
                .singleElement()
                .satisfies(text ->
                        assertThat(text).startsWith("\"Opening sale\", for which you are registered, opens on "));
        assertThat(texts(bob)).isEmpty();
    }

    @Test
    void theBackOfficeSeesBothChannelsAndSendsATextAgain() {
        Owner ada = people.reader();
        String order = promote(ada);
        awaitNoneDue();

        JsonNode log =
                shop.office("GET", "/api/admin/messages?reference=" + order, "").body();
        JsonNode text = log.valueStream()
                .filter(message -> message.path("channel").asString().equals("TEXT"))
                .findFirst()
                .orElseThrow();
        assertThat(text.path("template").asString()).isEqualTo("ORDER_PROMOTED");
        assertThat(text.path("status").asString()).isEqualTo("SENT");
        assertThat(log.valueStream().map(message -> message.path("channel").asString()))
                .contains("MAIL")
                .filteredOn("TEXT"::equals)
                .hasSize(1);
        int mails = offersByMail(ada);

        assertThat(shop.office("POST", "/api/admin/messages/" + text.path("id").asString() + "/resend", "")
                        .status())
                .isEqualTo(202);
        await().atMost(PATIENCE).until(() -> texts(ada).size() == 2);

        assertThat(offersByMail(ada)).isEqualTo(mails);
    }

    /** Lets somebody wait for the only unit of a sale, and have it; the order. */
    private static String promote(Owner owner) {
        return promote(owner, open());
    }

    private static OnSale open() {
        return shop.open(Offer.of(1).waitlist(1).offer(Duration.ofSeconds(600)));
    }

    private static String promote(Owner owner, OnSale sale) {
        Customer first = shop.customer();
        String order = shop.buy(first, "one", sale).orderId();
        String waiting = shop.buy(owner.customer(), "one", sale).orderId();
        shop.cancel(first, order);
        shop.awaitStatus(owner.customer(), waiting, "PENDING_PAYMENT");
        return waiting;
    }

    private static void awaitNoneDue() {
        await().atMost(PATIENCE).until(() -> BOOKS.count("notification WHERE status = 'DUE'") == 0);
    }

    private static List<String> texts(Owner owner) {
        return app.bean(Mailbox.class).texts().stream()
                .filter(kept -> kept.sms().to().value().equals(owner.phone()))
                .map(kept -> kept.sms().text())
                .toList();
    }

    private static List<String> statusOfText(Owner owner) {
        return BOOKS
                .rows(
                        "SELECT status FROM notification WHERE channel = 'TEXT' AND recipient_id = ?",
                        owner.customer().id().value())
                .stream()
                .map(row -> row.get("status"))
                .toList();
    }

    private static int offersByMail(Owner owner) {
        return BOOKS.count(
                "notification WHERE channel = 'MAIL' AND template = 'ORDER_PROMOTED' AND status = 'SENT'"
                        + " AND recipient_id = ?",
                owner.customer().id().value());
    }
}
