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
import io.flashsale.development.mail.ReceivedMail;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who is told of new sales, and how that ends. */
class NewsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String URL = "http://localhost/api/news-unsubscriptions/";
    private static final MailServer MAILS = MailServer.start();
    private static final Endpoints SERVERS = DevelopmentServices.shared().freshEndpoints();
    private static final Books BOOKS = new Books(SERVERS);
    private static App app;
    private static Shop shop;
    private static People people;

    @BeforeAll
    static void start() {
        app = App.start(SERVERS, Mailing.by(MAILS.settings(), "flashsale.mailing.look-every=50ms"));
        shop = app.shop();
        people = new People(app, shop, MAILS);
    }

    @AfterAll
    static void stop() {
        app.close();
        MAILS.close();
    }

    @Test
    void whoAskedForNewsIsToldOfASaleOnceAndNobodyElse() {
        String ada = verified();
        String indifferent = verified();
        String unverified = people.signUp();
        want(people.loggedIn(ada), "true");
        want(people.loggedIn(unverified), "true");

        announce();

        assertThat(news(ada)).hasSize(1);
        assertThat(news(indifferent)).isEmpty();
        assertThat(news(unverified)).isEmpty();
        var mail = news(ada).getFirst();
        String token = token(mail);
        assertThat(mail.headers())
                .contains(
                        "List-Unsubscribe: <" + URL + token + ">", "List-Unsubscribe-Post: List-Unsubscribe=One-Click");
        assertThat(mail.text()).contains("http://localhost/account#unsubscribe=" + token);
        assertThat(BOOKS.rows("SELECT * FROM notification").toString()).doesNotContain(token);
    }

    @Test
    void aMailProgramEndsThemWithoutALogIn() {
        String address = verified();
        Customer ada = people.loggedIn(address);
        want(ada, "true");
        announce();
        String token = token(news(address).getFirst());

        assertThat(unsubscribe(token).status()).isEqualTo(204);
        assertThat(unsubscribe(token).status()).isEqualTo(204);
        announce();

        assertThat(news(address)).hasSize(1);
        assertThat(wants(ada)).isFalse();
    }

    @Test
    void newsThatWaitForAMailServerAreNotSentToWhoEndsThemMeanwhile() {
        Customer ada = people.loggedIn(verified());
        want(ada, "true");
        MAILS.goAway();
        try {
            shop.open(Offer.of(1).window(Duration.ofDays(3), Duration.ofDays(1)));
            await().atMost(PATIENCE).until(() -> newsOf(ada, "status = 'DUE'") == 1);
            want(ada, "false");
        } finally {
            MAILS.comeBack();
        }

        await().atMost(PATIENCE).until(() -> newsOf(ada, "status = 'NO_ADDRESS'") == 1);
    }

    @Test
    void nobodyEndsTheNewsOfSomebodyElse() {
        String address = verified();
        Customer ada = people.loggedIn(address);
        Customer eve = people.loggedIn(verified());
        want(ada, "true");
        want(eve, "true");
        announce();
        String token = token(news(address).getFirst());

        for (String forged :
                List.of("x", eve.id() + token.substring(26), token + "x", token.substring(0, 30), "☠".repeat(69))) {
            assertThat(unsubscribe(URLEncoder.encode(forged, StandardCharsets.UTF_8))
                            .status())
                    .as(forged)
                    .isEqualTo(404);
        }
        assertThat(people.anyone("GET", "/api/news-unsubscriptions/" + token, "")
                        .status())
                .isNotEqualTo(204);
        assertThat(wants(ada)).isTrue();
        assertThat(wants(eve)).isTrue();
    }

    @Test
    void customersChangeTheirMindsAndADeletedAccountIsForgotten() {
        Customer ada = people.loggedIn(verified());
        assertThat(wants(ada)).isFalse();
        want(ada, "true");
        want(ada, "true");
        assertThat(wants(ada)).isTrue();
        want(ada, "false");
        assertThat(wants(ada)).isFalse();
        assertThat(shop.call(ada, "PUT", "/api/me/news", "{}").status()).isEqualTo(400);
        assertThat(shop.call(ada, "PUT", "/api/me/news", "{\"wanted\": \"yes\"}")
                        .status())
                .isEqualTo(400);

        want(ada, "true");
        assertThat(shop.call(ada, "POST", "/api/me/deletion", "{\"password\": \"" + People.PASSWORD + "\"}")
                        .status())
                .isEqualTo(204);

        assertThat(BOOKS.count("news_reader WHERE customer_id = ?", ada.id().value()))
                .isZero();
        assertThat(shop.call(ada, "PUT", "/api/me/news", "{\"wanted\": true}")
                        .body()
                        .path("wanted")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void anAccountThatGoesJustNowGetsNoNews() throws SQLException {
        Customer ada = people.loggedIn(people.signUp());
        CompletableFuture<Answer> asked;
        try (Connection deletion = BOOKS.lockAccount(ada.id().value());
                var statement = deletion.createStatement()) {
            statement.execute("DELETE FROM customer WHERE id = '" + ada.id() + "'");
            asked = CompletableFuture.supplyAsync(() -> shop.call(ada, "PUT", "/api/me/news", "{\"wanted\": true}"));
            BOOKS.awaitWaiting(1);
            deletion.commit();
        }

        assertThat(asked.join().body().path("wanted").asBoolean(true)).isFalse();
        assertThat(BOOKS.count("news_reader WHERE customer_id = ?", ada.id().value()))
                .isZero();
    }

    private static String verified() {
        String address = people.signUp();
        String link = people.links(address, "verify", 1).getFirst();
        assertThat(people.anyone("PUT", "/api/mail-verifications/" + link, "").status())
                .isEqualTo(204);
        return address;
    }

    private static void want(Customer customer, String wanted) {
        Answer answer = shop.call(customer, "PUT", "/api/me/news", "{\"wanted\": " + wanted + "}");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    private static boolean wants(Customer customer) {
        return shop.call(customer, "GET", "/api/me/news", "")
                .body()
                .path("wanted")
                .asBoolean();
    }

    /** A new sale, and all mails about it. */
    private static void announce() {
        OnSale sale = shop.open(Offer.of(1).window(Duration.ofDays(3), Duration.ofDays(1)));
        await().atMost(PATIENCE)
                .until(() -> BOOKS.count("mailing WHERE sale_id = ? AND ended_at IS NOT NULL", sale.id()) == 1
                        && BOOKS.count("notification WHERE status = 'DUE'") == 0);
    }

    private static int newsOf(Customer reader, String which) {
        return BOOKS.count(
                "notification WHERE recipient_id = ? AND template = 'SALE_ANNOUNCED' AND " + which,
                reader.id().value());
    }

    private static List<ReceivedMail> news(String address) {
        return MAILS.received().stream()
                .filter(mail -> mail.to().contains(address) && mail.subject().startsWith("A new sale"))
                .toList();
    }

    private static String token(ReceivedMail mail) {
        return mail.text().replaceFirst("(?s).*#unsubscribe=([\\w-]+).*", "$1");
    }

    /** As a mail program does. */
    private static Answer unsubscribe(String token) {
        return shop.send(HttpRequest.newBuilder(app.address().resolve("/api/news-unsubscriptions/" + token))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click"))
                        .build())
                .join();
    }
}
