package io.flashsale.api.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where mails are sent, only those buy whose address is verified. */
class VerifiedMailIT {

    private static final MailServer MAILS = MailServer.start();
    private static final Endpoints SERVERS = DevelopmentServices.shared().freshEndpoints();
    private static final ExecutorService MANY = Executors.newVirtualThreadPerTaskExecutor();
    private static final Books BOOKS = new Books(SERVERS);
    private static App app;
    private static Shop shop;
    private static People people;
    private static OnSale sale;

    @BeforeAll
    static void start() {
        app = App.start(SERVERS, Mailing.by(MAILS.settings(), "flashsale.account.link-pause=1h"));
        shop = app.shop();
        people = new People(app, shop, MAILS);
        sale = shop.open(Offer.of(100));
    }

    @AfterAll
    static void stop() {
        app.close();
        MAILS.close();
        MANY.close();
    }

    @Test
    void whoHasOpenedTheMailedLinkMayBuyFromTheNextRefreshOn() {
        String address = people.signUp();
        Answer session = people.logIn(address, People.PASSWORD);
        Customer before = people.customer(session);
        assertRefused(shop.buy(before, "one", sale));
        String link = people.links(address, "verify", 1).getFirst();

        assertThat(open(link).status()).isEqualTo(204);

        assertRefused(shop.buy(before, "one", sale));
        Customer after = people.customer(people.refresh(session));
        assertThat(shop.buy(after, "one", sale).isAccepted()).isTrue();
        assertThat(shop.buy(people.loggedIn(address), "one", sale).isAccepted()).isTrue();
    }

    @Test
    void aCartIsNotOrderedEither() {
        Customer somebody = people.loggedIn(people.signUp());
        Answer cart = shop.call(somebody, "POST", "/api/carts", "{\"currency\": \"USD\"}");
        String path = "/api/carts/" + cart.text("id");
        shop.call(somebody, "POST", path + "/items", """
                {"sku": "%s", "quantity": 1}""".formatted(sale.skus().getFirst()), "If-Match", "\"1\"");

        assertRefused(shop.call(somebody, "POST", path + "/checkout", "", "If-Match", "\"2\""));
    }

    @Test
    void aLinkIsGoodOnceForOneThingAndForAWhile() {
        String address = people.signUp();
        String link = people.links(address, "verify", 1).getFirst();
        assertThat(open(link).status()).isEqualTo(204);

        assertOver(open(link));

        String another = people.signUp();
        String late = people.links(another, "verify", 1).getFirst();
        BOOKS.execute("UPDATE mailed_link SET expires_at = UTC_TIMESTAMP(6) WHERE used_at IS NULL");
        assertOver(open(late));
        assertOver(open("x".repeat(43)));
        assertThat(open("short").status()).isEqualTo(400);
        assertRefused(shop.buy(people.loggedIn(another), "one", sale));
    }

    /** Perhaps somebody else signed up with it, to have us say something to its owner. */
    @Test
    void whoHasNotVerifiedTheAddressIsToldNothingButTheLink() {
        String address = people.signUp();
        Customer somebody = people.loggedIn(address);
        people.links(address, "verify", 1);
        var another = shop.open(Offer.of(1).registration(Duration.ZERO, Duration.ofHours(1)));

        assertThat(shop.call(somebody, "PUT", "/api/sales/" + another.id() + "/registration", "")
                        .status())
                .isEqualTo(200);
        await().until(() ->
                BOOKS.count("notification WHERE reference = ? AND status = 'NO_ADDRESS'", another.id()) == 1);

        assertThat(MAILS.received().stream().filter(mail -> mail.to().contains(address)))
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.to()).isEqualTo(address);
                    assertThat(mail.text()).startsWith("Hello,").doesNotContain("Ada");
                    assertThat(mail.html()).contains("<p>Hello,</p>").doesNotContain("Ada");
                });
    }

    @Test
    void noLinkIsKept() {
        String link = people.links(people.signUp(), "verify", 1).getFirst();

        assertThat(BOOKS.rows("SELECT * FROM mailed_link").toString()).doesNotContain(link);
        assertThat(BOOKS.rows("SELECT * FROM notification").toString())
                .contains("VERIFY_MAIL")
                .doesNotContain(link);
    }

    @Test
    void anotherLinkIsSentAfterAPauseAndNoneToTheVerified() {
        String address = people.signUp();
        Customer somebody = people.loggedIn(address);
        people.links(address, "verify", 1);

        assertThat(ask(somebody)).isEqualTo(202);
        makeLinksOlder();
        assertThat(ask(somebody)).isEqualTo(202);

        String second = people.links(address, "verify", 2).getLast();
        assertThat(open(second).status()).isEqualTo(204);
        makeLinksOlder();
        assertThat(ask(somebody)).isEqualTo(202);
        assertThat(BOOKS.count("mailed_link WHERE customer_id = '" + somebody.id() + "'"))
                .isEqualTo(2);
    }

    @Test
    void ofManyWhoWantALinkAtOnceOneIsMailed() {
        String address = people.signUp();
        Customer somebody = people.loggedIn(address);
        makeLinksOlder();

        assertThat(together(() -> ask(somebody))).containsOnly(202);
        assertThat(together(() -> forgotten(address))).containsOnly(202);

        assertThat(BOOKS.count("mailed_link WHERE purpose = 'VERIFY_MAIL' AND customer_id = ?", id(somebody)))
                .isEqualTo(2);
        assertThat(BOOKS.count("mailed_link WHERE purpose = 'RESET_PASSWORD' AND customer_id = ?", id(somebody)))
                .isEqualTo(1);
    }

    @Test
    void whoAsksForLinksAllTheTimeIsStopped() {
        Customer somebody = people.loggedIn(people.signUp());

        assertThat(IntStream.range(0, 10).map(_ -> ask(somebody))).containsOnly(202);

        assertThat(ask(somebody)).isEqualTo(429);
    }

    private static List<Integer> together(Supplier<Integer> call) {
        return IntStream.range(0, 8).mapToObj(_ -> CompletableFuture.supplyAsync(call, MANY)).toList().stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private static int forgotten(String address) {
        return people.anyone("POST", "/api/password-resets", "{\"email\": \"%s\"}".formatted(address))
                .status();
    }

    private static String id(Customer somebody) {
        return somebody.id().value();
    }

    private static int ask(Customer somebody) {
        return shop.call(somebody, "POST", "/api/mail-verifications", "").status();
    }

    private static void makeLinksOlder() {
        BOOKS.execute("UPDATE mailed_link SET made_at = made_at - INTERVAL 1 HOUR");
    }

    private static Answer open(String token) {
        return people.anyone("PUT", "/api/mail-verifications/" + token, "");
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
        assertThat(answer.outcome()).isEqualTo("mail-not-verified");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    private static void assertOver(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(410);
        assertThat(answer.outcome()).isEqualTo("link-over");
    }
}
