package io.flashsale.api.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.Customer;
import io.flashsale.api.testing.GateKeys;
import io.flashsale.api.testing.Mailing;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.OnSale;
import io.flashsale.api.testing.Shop;
import io.flashsale.development.DevelopmentServices;
import io.flashsale.development.Endpoints;
import io.flashsale.development.mail.MailServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people tell of themselves, and how they take it back. */
class ProfileIT {

    private static final MailServer MAILS = MailServer.start();
    private static final Endpoints SERVERS = DevelopmentServices.shared().freshEndpoints();
    private static final Books BOOKS = new Books(SERVERS);
    private static final GateKeys GATE = new GateKeys(SERVERS);
    private static final String ADDRESS = """
            {"name": "Ada L.", "line1": "1 St James’s Sq", "city": "London", "postalCode": "SW1Y", "country": "GB"}""";
    private static final String PROFILE = """
            {"name": "Ada 👩‍💻", "phone": "+919876543210", "language": "DE-at",
            "addresses": [%s]}""".formatted(ADDRESS);
    private static App app;
    private static Shop shop;
    private static People people;

    @BeforeAll
    static void start() {
        app = App.start(SERVERS, Mailing.by(MAILS.settings(), "flashsale.account.verified-to-buy=false"));
        shop = app.shop();
        people = new People(app, shop, MAILS);
    }

    @AfterAll
    static void stop() {
        app.close();
        MAILS.close();
    }

    @Test
    void aProfileIsShownAsItWasSetAndMissingPartsAreForgotten() {
        String address = people.signUp();
        Customer ada = people.loggedIn(address);
        assertThat(me(ada).text("name")).isEqualTo("Ada");

        Answer set = shop.call(ada, "PUT", "/api/me", PROFILE);

        assertThat(set.status()).as(set.toString()).isEqualTo(200);
        Answer shown = me(ada);
        assertThat(shown.body()).isEqualTo(set.body());
        assertThat(shown.text("email")).isEqualTo(address);
        assertThat(shown.body().path("emailVerified").asBoolean(true)).isFalse();
        assertThat(shown.text("phone")).isEqualTo("+919876543210");
        assertThat(shown.text("language")).isEqualTo("de-AT");
        assertThat(shown.body().at("/addresses/0/line1").asString("")).isEqualTo("1 St James’s Sq");
        shop.call(ada, "PUT", "/api/me", "{\"name\": \"Ada\"}");
        assertThat(me(ada).body().path("phone").isNull()).isTrue();
        assertThat(me(ada).body().path("language").isNull()).isTrue();
        assertThat(me(ada).body().path("addresses").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"name": "Ada\\r\\nBcc: eve@example.com"}                 | name
                    {"name": "Ada\\u2028Bcc"}                                 | name
                    {"name": " "}                                             | name
                    {}                                                        | name
                    {"name": "Ada", "phone": "12345"}                         | phone
                    {"name": "Ada", "language": ""}                           | language
                    {"name": "Ada", "language": "de_AT"}                      | language
                    {"name": "Ada", "language": "german"}                     | language
                    {"name": "Ada", "language": "de\\r\\nBcc: eve@example.com"} | language
                    {"name": "Ada", "language": ["de"]}                       | language
                    {"name": "Ada", "addresses": [null]}                      | addresses[0]
                    {"name": "Ada", "addresses": [{"name": "Ada"}]}           | addresses[0].line1
                    {"name": "Ada", "email": "eve@example.com"}               | email
                    """)
    void namesTheFieldThatIsWrong(String body, String field) {
        Answer answer = shop.call(people.loggedIn(people.signUp()), "PUT", "/api/me", body.strip());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asString("")).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({"London, Lon\\r\\ndon, city", "GB, XX, country", "SW1Y, '', postalCode"})
    void namesTheLineOfAnAddressThatIsWrong(String right, String wrong, String field) {
        String body = PROFILE.replace("\"" + right + "\"", "\"" + wrong + "\"");

        Answer answer = shop.call(people.loggedIn(people.signUp()), "PUT", "/api/me", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asString("")).isEqualTo("addresses[0]." + field);
    }

    @Test
    void aDeletedAccountLeavesItsOrdersAndNothingOfItsOwner() {
        OnSale sale = shop.open(Offer.of(1));
        OnSale another = shop.open(Offer.of(1).registration(Duration.ZERO, Duration.ofHours(1)));
        String address = people.signUp();
        Answer session = people.logIn(address, People.PASSWORD);
        Customer ada = people.customer(session);
        shop.call(ada, "PUT", "/api/me", PROFILE);
        String order = shop.buy(ada, "one", sale).orderId();
        shop.awaitStatus(ada, order, "PENDING_PAYMENT");
        shop.call(ada, "PUT", "/api/sales/" + another.id() + "/registration", "");
        assertThat(GATE.isRegistered(another, ada)).isTrue();
        people.anyone("POST", "/api/password-resets", "{\"email\": \"%s\"}".formatted(address));
        assertThat(delete(ada, "battery staple").outcome()).isEqualTo("wrong-password");

        assertThat(delete(ada, People.PASSWORD).status()).isEqualTo(204);

        assertThat(people.refresh(session).outcome()).isEqualTo("session-ended");
        assertThat(people.logIn(address, People.PASSWORD).status()).isEqualTo(401);
        assertThat(me(ada).status()).isEqualTo(404);
        assertThat(shop.call(ada, "PUT", "/api/me", PROFILE).status()).isEqualTo(404);
        assertThat(BOOKS.count("notification WHERE recipient_id = '" + ada.id() + "'"))
                .isZero();
        assertNothingIsLeftOf(ada);
        assertThat(BOOKS.count("customer WHERE id = '" + ada.id() + "'")).isZero();
        assertThat(BOOKS.count("orders WHERE customer_id = '" + ada.id() + "'")).isEqualTo(1);
        assertThat(BOOKS.count("sale_registration WHERE registered AND customer_id = '" + ada.id() + "'"))
                .isZero();
        await("the gate to be told").until(() -> !GATE.isRegistered(another, ada));
    }

    /** The lock of the account is held until both wait for it: the deletion comes second, and must see all rows. */
    @Test
    void anAccountThatIsDeletedWhileItIsChangedLeavesNothing() throws SQLException {
        Customer ada = people.loggedIn(people.signUp());
        CompletableFuture<Answer> changed;
        CompletableFuture<Answer> deleted;
        try (Connection lock = BOOKS.lockAccount(ada.id().value())) {
            changed = CompletableFuture.supplyAsync(() -> shop.call(ada, "PUT", "/api/me", PROFILE));
            BOOKS.awaitWaiting(1);
            deleted = CompletableFuture.supplyAsync(() -> delete(ada, People.PASSWORD));
            BOOKS.awaitWaiting(2);
            lock.rollback();
        }

        assertThat(deleted.join().status()).isEqualTo(204);
        assertThat(changed.join().status()).isIn(200, 404);
        assertNothingIsLeftOf(ada);
    }

    @Test
    void anAccessTokenThatOutlivesItsSessionShowsAndChangesNothing() {
        String address = people.signUp();
        Customer ada = people.loggedIn(address);
        shop.call(ada, "DELETE", "/api/sessions/current", "");

        Answer refused = shop.call(ada, "PUT", "/api/me", PROFILE);

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.outcome()).isEqualTo("session-ended");
        assertThat(me(ada).status()).isEqualTo(401);
        assertThat(me(ada).outcome()).isEqualTo("session-ended");
        assertThat(me(people.loggedIn(address)).body().path("phone").isNull()).isTrue();
    }

    private static void assertNothingIsLeftOf(Customer customer) {
        for (String table :
                List.of("customer_identity", "customer_address", "mailed_link", "news_reader", "text_reader")) {
            assertThat(BOOKS.count(table + " WHERE customer_id = '" + customer.id() + "'"))
                    .as(table)
                    .isZero();
        }
    }

    private static Answer me(Customer caller) {
        return shop.call(caller, "GET", "/api/me", "");
    }

    private static Answer delete(Customer caller, String password) {
        return shop.call(caller, "POST", "/api/me/deletion", "{\"password\": \"%s\"}".formatted(password));
    }
}
