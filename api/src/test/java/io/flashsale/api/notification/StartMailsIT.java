package io.flashsale.api.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.api.testing.Accounts;
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
import io.flashsale.sale.LiveSales;
import io.flashsale.sale.SaleState;
import io.flashsale.shared.SaleId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two instances that tell the registered customers of a sale when it starts. Its times are moved, not the clock. */
class StartMailsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int AT_ONCE = 7;
    private static final int MOST_WAITING = AT_ONCE;
    private static final int TAKEN_AT_ONCE = 4;
    private static final MailServer SERVER = MailServer.start();
    private static final Endpoints SERVERS = DevelopmentServices.shared().freshEndpoints();
    private static final Books BOOKS = new Books(SERVERS);
    private static App one;
    private static App two;
    private static Shop shop;

    @BeforeAll
    static void start() {
        one = App.start(SERVERS, settings());
        two = App.start(SERVERS, settings());
        shop = one.shop();
    }

    private static String[] settings() {
        return Mailing.by(
                SERVER.settings(),
                "flashsale.account.verified-to-buy=false",
                "flashsale.outbox.at-once=" + TAKEN_AT_ONCE,
                "flashsale.mailing.look-every=50ms",
                "flashsale.mailing.at-once=" + AT_ONCE,
                "flashsale.mailing.most-waiting=" + MOST_WAITING);
    }

    @AfterAll
    static void stop() {
        one.close();
        two.close();
        SERVER.close();
    }

    @Test
    void theRegisteredAreToldTwiceAndOnceEach() {
        var sale = announce();
        var crowd = register(sale, 30);
        var gone = crowd.getFirst();
        assertThat(shop.call(gone, "DELETE", registration(sale), "").status()).isEqualTo(204);

        opensIn(sale, Duration.ofHours(23));
        awaitEnd(sale, "SALE_SOON");
        opensIn(sale, Duration.ofMinutes(30));
        awaitEnd(sale, "SALE_VERY_SOON");
        tellAgain(sale);

        var wanted = crowd.stream().skip(1).map(StartMailsIT::address).toList();
        assertThat(toldThat("opens soon", wanted)).containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(toldThat("is about to open", wanted)).containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(toldThat("open", List.of(address(gone)))).isEmpty();
        assertThat(BOOKS.rows("SELECT messages FROM mailing WHERE sale_id = ? AND template = 'SALE_SOON'", sale.id())
                        .getFirst()
                        .get("messages"))
                .isEqualTo("58");
    }

    /** As if the process that made the messages had forgotten that it did. */
    private static void tellAgain(OnSale sale) {
        BOOKS.execute("UPDATE mailing SET ended_at = NULL, last_id = '', ends_at = ends_at + INTERVAL 1 DAY"
                + " WHERE sale_id = '" + sale.id() + "' AND template = 'SALE_SOON'");
        awaitEnd(sale, "SALE_SOON");
    }

    @Test
    void nobodyIsToldWhenItIsTooLate() {
        var sale = announce();
        register(sale, 3);

        opensIn(sale, Duration.ofSeconds(-1));
        await().atMost(PATIENCE)
                .until(() -> BOOKS.count("sale_step WHERE sale_id = ? AND step = 'OPENED'", sale.id()) == 1);

        assertThat(BOOKS.count("mailing WHERE sale_id = ? AND template <> 'SALE_ANNOUNCED'", sale.id()))
                .isZero();
    }

    @Test
    void aSaleThatHasClosedIsNotSpokenOfAnyMore() {
        var sale = announce();
        var crowd = register(sale, 3);
        shop.change(sale, "close");
        await().until(() -> isClosed(one, sale) && isClosed(two, sale));

        BOOKS.execute(mailing(sale, 0));
        awaitEnd(sale, "SALE_SOON");

        assertThat(messages(sale, "SALE_SOON")).isZero();
        assertThat(toldThat(
                        "opens soon", crowd.stream().map(StartMailsIT::address).toList()))
                .isEmpty();
    }

    /** Its process looks for sales every second, and for mailings twenty times. */
    @Test
    void aSaleThatAnotherProcessHasJustOpenedIsSpokenOf() {
        var sale = shop.draft(Offer.of(5)
                .window(Duration.ofDays(3), Duration.ofDays(1))
                .registration(Duration.ofHours(-1), Duration.ofDays(3)));
        var crowd = shop.customers(3);
        for (Customer customer : crowd) {
            new Accounts(BOOKS).make(customer.id(), "Ada");
            BOOKS.execute("INSERT INTO sale_registration (sale_id, customer_id, registered, changed_at, version, told)"
                    + " VALUES ('" + sale.id() + "', '" + customer.id() + "', TRUE, UTC_TIMESTAMP(3), 1, TRUE)");
        }

        BOOKS.inOneTransaction("UPDATE sale SET state = 'OPEN' WHERE id = '" + sale.id() + "'", mailing(sale, 0));
        awaitEnd(sale, "SALE_SOON");

        assertThat(messages(sale, "SALE_SOON")).isEqualTo(3);
    }

    @Test
    void manyMailsDoNotQueueUpBeforeThoseAboutOrdersNorBeforeThoseOfAnotherSale() {
        var sale = announce();
        var crowd = register(sale, 60);
        var other = announce();
        register(other, 3);
        awaitNoneDue();
        SERVER.goAway();
        try {
            BOOKS.inOneTransaction(mailing(sale, 1), mailing(other, 0));
            await().atMost(PATIENCE).until(() -> messages(sale, "SALE_SOON") >= MOST_WAITING);
            await().atMost(PATIENCE).until(() -> messages(other, "SALE_SOON") == 3);
            assertThat(messages(sale, "SALE_SOON")).isLessThan(60);

            // not due are, besides, those that one of the two holds, has put back or tries again later
            await().during(Duration.ofSeconds(1))
                    .atMost(PATIENCE)
                    .until(() -> messages(sale, "SALE_SOON") < MOST_WAITING + AT_ONCE + 6 * TAKEN_AT_ONCE);
        } finally {
            SERVER.comeBack();
        }
        awaitEnd(sale, "SALE_SOON");

        var wanted = crowd.stream().map(StartMailsIT::address).toList();
        assertThat(toldThat("opens soon", wanted)).containsExactlyInAnyOrderElementsOf(wanted);
    }

    private static String mailing(OnSale sale, int secondsAgo) {
        return "INSERT INTO mailing (sale_id, template, begun_at, ends_at) VALUES ('%s', 'SALE_SOON', %s, %s)"
                .formatted(
                        sale.id(),
                        "UTC_TIMESTAMP(3) - INTERVAL " + secondsAgo + " SECOND",
                        "UTC_TIMESTAMP(3) + INTERVAL 1 DAY");
    }

    @Test
    void whatIsMadeAlreadyIsNotSentOfASaleThatHasClosedNorToWhoHasWithdrawn() {
        var closed = announce();
        var crowd = new ArrayList<>(register(closed, 2));
        var left = announce();
        var gone = register(left, 2);
        crowd.addAll(gone);
        awaitNoneDue();
        SERVER.goAway();
        try {
            BOOKS.inOneTransaction(mailing(closed, 1), mailing(left, 0));
            await().atMost(PATIENCE)
                    .until(() -> messages(closed, "SALE_SOON") + messages(left, "SALE_SOON") == crowd.size());
            shop.change(closed, "close");
            assertThat(shop.call(gone.getFirst(), "DELETE", registration(left), "")
                            .status())
                    .isEqualTo(204);
            await().until(() -> isClosed(one, closed) && isClosed(two, closed));
        } finally {
            SERVER.comeBack();
        }
        awaitNoneDue();

        assertThat(toldThat(
                        "opens soon", crowd.stream().map(StartMailsIT::address).toList()))
                .containsExactly(address(gone.getLast()));
    }

    private static boolean isClosed(App app, OnSale sale) {
        return app.bean(LiveSales.class)
                .find(new SaleId(sale.id()))
                .filter(live -> live.sale().state() == SaleState.CLOSED)
                .isPresent();
    }

    private static OnSale announce() {
        return shop.open(Offer.of(5)
                .window(Duration.ofDays(3), Duration.ofDays(1))
                .registration(Duration.ofHours(-1), Duration.ofDays(3)));
    }

    private static List<Customer> register(OnSale sale, int count) {
        var crowd = shop.customers(count);
        for (Customer customer : crowd) {
            new Accounts(BOOKS).make(customer.id(), "Ada");
            assertThat(shop.call(customer, "PUT", registration(sale), "").status())
                    .isEqualTo(200);
        }
        return crowd;
    }

    private static String registration(OnSale sale) {
        return "/api/sales/" + sale.id() + "/registration";
    }

    private static void opensIn(OnSale sale, Duration time) {
        BOOKS.execute("UPDATE sale SET opens_at = UTC_TIMESTAMP(3) + INTERVAL " + time.toSeconds()
                + " SECOND WHERE id = '" + sale.id() + "'");
    }

    private static void awaitEnd(OnSale sale, String template) {
        await(template)
                .atMost(PATIENCE)
                .until(() -> BOOKS.count(
                                "mailing WHERE sale_id = ? AND template = ? AND ended_at IS NOT NULL",
                                sale.id(),
                                template)
                        == 1);
        awaitNoneDue();
    }

    private static void awaitNoneDue() {
        await().atMost(PATIENCE).until(() -> BOOKS.count("notification WHERE status = 'DUE'") == 0);
    }

    private static int messages(OnSale sale, String template) {
        return BOOKS.count("notification WHERE reference = ? AND template = ?", sale.id(), template);
    }

    private static String address(Customer customer) {
        return Accounts.address(customer.id());
    }

    /** Those of them who got a mail with such a subject, as often as they did. */
    private static List<String> toldThat(String subject, List<String> addresses) {
        return SERVER.received().stream()
                .filter(mail -> mail.subject().contains(subject))
                .map(mail -> mail.to().replaceFirst(".*<(.*)>", "$1"))
                .filter(addresses::contains)
                .toList();
    }
}
