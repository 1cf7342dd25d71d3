package io.flashsale.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.Customer;
import io.flashsale.api.testing.Mailing;
import io.flashsale.api.testing.Shop;
import io.flashsale.development.DevelopmentServices;
import io.flashsale.development.Endpoints;
import io.flashsale.development.mail.MailServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who asks for texts, and how that is taken back. */
class TextMessagesIT {

    private static final String PATH = "/api/me/text-messages";
    private static final String YES = "{\"wanted\": true}";
    private static final MailServer MAILS = MailServer.start();
    private static final Endpoints SERVERS = DevelopmentServices.shared().freshEndpoints();
    private static final Books BOOKS = new Books(SERVERS);
    private static App app;
    private static Shop shop;
    private static People people;

    @BeforeAll
    static void start() {
        app = App.start(
                SERVERS,
                Mailing.by(
                        MAILS.settings(),
                        "flashsale.sms.provider=mailbox",
                        "flashsale.payment.cod.otp-secret=an otp secret for tests, of 32 characters or more"));
        shop = app.shop();
        people = new People(app, shop, MAILS);
    }

    @AfterAll
    static void stop() {
        app.close();
        MAILS.close();
    }

    @Test
    void customersChangeTheirMinds() {
        Customer ada = withPhone();
        assertThat(wants(ada)).isFalse();

        assertThat(change(ada, YES).status()).isEqualTo(200);
        assertThat(change(ada, YES).body().path("wanted").asBoolean()).isTrue();
        assertThat(wants(ada)).isTrue();
        assertThat(change(ada, "{\"wanted\": false}").status()).isEqualTo(200);
        assertThat(change(ada, "{\"wanted\": false}").status()).isEqualTo(200);

        assertThat(wants(ada)).isFalse();
    }

    @Test
    void withoutAPhoneThereAreNoTexts() {
        Customer ada = people.loggedIn(people.signUp());

        Answer refused = change(ada, YES);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.outcome()).isEqualTo("no-phone");
        assertThat(wants(ada)).isFalse();
        assertThat(change(ada, "{\"wanted\": false}").status()).isEqualTo(200);
    }

    @Test
    void aDeletedAccountIsForgotten() {
        Customer ada = withPhone();
        change(ada, YES);

        assertThat(shop.call(ada, "POST", "/api/me/deletion", "{\"password\": \"" + People.PASSWORD + "\"}")
                        .status())
                .isEqualTo(204);

        assertThat(BOOKS.count("text_reader WHERE customer_id = ?", ada.id().value()))
                .isZero();
        assertThat(wants(ada)).isFalse();
        assertThat(change(ada, YES).outcome()).isEqualTo("no-phone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"wanted\": null}",
                "{\"wanted\": \"true\"}",
                "{\"wanted\": 1}",
                "{\"wanted\": []}",
                "{\"wanted\": true, \"phone\": \"+919876543210\"}",
                "{\"wanted\": true} true",
                "[]",
                "true",
                "{"
            })
    void whatIsNoWishIsRefusedAndChangesNothing(String body) {
        Customer ada = withPhone();

        Answer refused = change(ada, body);

        assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(wants(ada)).isFalse();
    }

    @Test
    void nobodyAsksForSomebodyElseAndWhereThereAreNoTextsNobodyAsks() {
        assertThat(people.anyone("PUT", PATH, YES).status()).isEqualTo(401);
        assertThat(people.anyone("GET", PATH, "").status()).isEqualTo(401);

        Shop without = App.shared().shop();
        assertThat(without.call(without.customer(), "PUT", PATH, YES).status()).isEqualTo(404);
    }

    private static Customer withPhone() {
        Customer customer = people.loggedIn(people.signUp());
        Answer set = shop.call(customer, "PUT", "/api/me", "{\"name\": \"Ada\", \"phone\": \"+919876543210\"}");
        assertThat(set.status()).as(set.toString()).isEqualTo(200);
        return customer;
    }

    private static Answer change(Customer customer, String body) {
        return shop.call(customer, "PUT", PATH, body);
    }

    private static boolean wants(Customer customer) {
        return shop.call(customer, "GET", PATH, "").body().path("wanted").asBoolean();
    }
}
