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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Changed and forgotten passwords. */
class PasswordIT {

    private static final String OTHER = "battery staple";
    private static final Duration ANSWER = Duration.ofMillis(500);
    private static final MailServer MAILS = MailServer.start();
    private static final Endpoints SERVERS = DevelopmentServices.shared().freshEndpoints();
    private static final Books BOOKS = new Books(SERVERS);
    private static App app;
    private static Shop shop;
    private static People people;

    @BeforeAll
    static void start() {
        app = App.start(SERVERS, Mailing.by(MAILS.settings()));
        shop = app.shop();
        people = new People(app, shop, MAILS);
        Answer.untilDecided(() -> people.logIn(People.newAddress(), OTHER));
    }

    @AfterAll
    static void stop() {
        app.close();
        MAILS.close();
    }

    @Test
    void aChangedPasswordEndsAllOtherSessions() {
        String address = people.signUp();
        Answer here = people.logIn(address, People.PASSWORD);
        Answer there = people.logIn(address, People.PASSWORD);

        assertThat(change(people.customer(here), People.PASSWORD, OTHER).status())
                .isEqualTo(204);

        assertThat(people.refresh(here).status()).isEqualTo(200);
        assertThat(people.refresh(there).outcome()).isEqualTo("session-ended");
        assertThat(people.logIn(address, People.PASSWORD).status()).isEqualTo(401);
        assertThat(people.logIn(address, OTHER).status()).isEqualTo(200);
        assertThat(BOOKS.count("notification WHERE template = 'PASSWORD_CHANGED' AND recipient_id = '"
                        + people.customer(here).id() + "'"))
                .isEqualTo(1);
    }

    @Test
    void whoDoesNotKnowThePasswordChangesNothing() {
        String address = people.signUp();
        Answer here = people.logIn(address, People.PASSWORD);
        Answer there = people.logIn(address, People.PASSWORD);

        Answer answer = change(people.customer(here), OTHER, "another horse");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.outcome()).isEqualTo("wrong-password");
        assertThat(people.refresh(there).status()).isEqualTo(200);
        assertThat(people.logIn(address, People.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void aMailedLinkGivesANewPasswordOnceAndEndsAllSessions() {
        String address = people.signUp();
        Answer session = people.logIn(address, People.PASSWORD);
        assertThat(forgotten(address).status()).isEqualTo(202);
        String link = people.links(address, "reset", 1).getFirst();

        assertThat(reset(link, OTHER).status()).isEqualTo(204);

        assertThat(people.refresh(session).outcome()).isEqualTo("session-ended");
        assertThat(people.logIn(address, People.PASSWORD).status()).isEqualTo(401);
        assertThat(people.logIn(address, OTHER).status()).isEqualTo(200);
        assertThat(reset(link, "another horse").outcome()).isEqualTo("link-over");
        assertThat(people.logIn(address, OTHER).status()).isEqualTo(200);
    }

    @Test
    void aNewPasswordEndsTheOtherLinksToOne() {
        String address = people.signUp();
        forgotten(address);
        String first = people.links(address, "reset", 1).getFirst();
        BOOKS.execute("UPDATE mailed_link SET made_at = made_at - INTERVAL 1 HOUR");
        forgotten(address);
        String second = people.links(address, "reset", 2).getLast();

        assertThat(reset(second, OTHER).status()).isEqualTo(204);

        assertThat(reset(first, "another horse").outcome()).isEqualTo("link-over");
    }

    /** Perhaps somebody else had them mailed, who reads the mails, too. */
    @Test
    void aChangedPasswordEndsTheLinksToAnotherWayIn() {
        String address = people.signUp();
        String verify = people.links(address, "verify", 1).getFirst();
        Customer ada = people.loggedIn(address);
        forgotten(address);
        String link = people.links(address, "reset", 1).getFirst();
        BOOKS.execute("""
                INSERT INTO mailed_link (token_hash, id, purpose, customer_id, made_at, expires_at)
                SELECT CONCAT('x', SUBSTRING(token_hash, 2)), CONCAT('x', SUBSTRING(id, 2)), 'LINK_IDENTITY',
                    customer_id, made_at, expires_at
                FROM mailed_link WHERE purpose = 'RESET_PASSWORD' AND customer_id = '%s'""".formatted(ada.id()));

        assertThat(change(ada, OTHER, "another horse").outcome()).isEqualTo("wrong-password");
        assertThat(goodLinks(ada)).isEqualTo(3);
        assertThat(change(ada, People.PASSWORD, OTHER).status()).isEqualTo(204);

        assertThat(goodLinks(ada)).isOne();
        assertThat(reset(link, "another horse").outcome()).isEqualTo("link-over");
        assertThat(people.logIn(address, OTHER).status()).isEqualTo(200);
        assertThat(people.anyone("PUT", "/api/mail-verifications/" + verify, "").status())
                .isEqualTo(204);
    }

    private static int goodLinks(Customer customer) {
        return BOOKS.count(
                "mailed_link WHERE used_at IS NULL AND customer_id = ?",
                customer.id().value());
    }

    @Test
    void aLinkIsOverAfterAWhileAndForOtherThings() {
        String address = people.signUp();
        String verify = people.links(address, "verify", 1).getFirst();
        forgotten(address);
        String link = people.links(address, "reset", 1).getFirst();

        assertThat(reset(verify, OTHER).outcome()).isEqualTo("link-over");
        assertThat(people.anyone("PUT", "/api/mail-verifications/" + link, "").outcome())
                .isEqualTo("link-over");
        assertThat(reset(link, "short").status()).isEqualTo(400);
        BOOKS.execute("UPDATE mailed_link SET expires_at = UTC_TIMESTAMP(6) WHERE purpose = 'RESET_PASSWORD'");
        assertThat(reset(link, OTHER).outcome()).isEqualTo("link-over");
        assertThat(people.logIn(address, People.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void nobodySeesWhetherThereIsAnAccount() {
        List<Answer> known = new ArrayList<>();
        List<Answer> unknown = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            known.add(forgotten(people.signUp()));
            unknown.add(forgotten(People.newAddress()));
        }

        assertThat(known).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(202));
        assertThat(unknown).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(202));
        assertThat(known.getFirst().response().body())
                .isEqualTo(unknown.getFirst().response().body());
        assertThat(known).allSatisfy(PasswordIT::assertTookItsTime);
        assertThat(unknown).allSatisfy(PasswordIT::assertTookItsTime);
    }

    @Test
    void noLinkToANewPasswordIsKept() {
        String address = people.signUp();
        forgotten(address);
        String link = people.links(address, "reset", 1).getFirst();

        assertThat(BOOKS.rows("SELECT * FROM mailed_link").toString()).doesNotContain(link);
        assertThat(BOOKS.rows("SELECT * FROM notification").toString()).doesNotContain(link);
    }

    private static void assertTookItsTime(Answer answer) {
        assertThat(answer.took()).isBetween(ANSWER, ANSWER.multipliedBy(4));
    }

    private static Answer change(Customer customer, String current, String wanted) {
        return shop.call(customer, "PUT", "/api/me/password", """
                {"current": "%s", "password": "%s"}""".formatted(current, wanted));
    }

    private static Answer forgotten(String address) {
        return people.anyone("POST", "/api/password-resets", "{\"email\": \"%s\"}".formatted(address));
    }

    private static Answer reset(String token, String wanted) {
        return people.anyone("PUT", "/api/password-resets/" + token, "{\"password\": \"%s\"}".formatted(wanted));
    }
}
