package io.flashsale.api.social;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.api.testing.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An account is opened to a provider by its owner only. */
class SocialLinkIT {

    private static final String PASSWORD = "correct horse";
    private static final String WRONG = "battery staple";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static SocialShop shop;

    private final String id = SocialShop.newId();
    private final String mail = SocialShop.mailOf(id);
    private final Browser browser = shop.browser();

    @BeforeAll
    static void start() {
        shop = new SocialShop();
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    @Test
    void theMailAddressOfAnAccountAloneOpensNothing() {
        shop.signUp(browser, mail, PASSWORD);

        assertTaken(shop.logInByGoogle(browser, id, SocialShop.claims(mail.toUpperCase(Locale.ROOT))));
        assertTaken(shop.logInByFacebook(browser, id, mail));

        assertThat(shop.books.count("customer_identity WHERE subject = ?", id)).isZero();
        assertThat(shop.logIn(browser, mail, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void whoKnowsThePasswordLinksTheAccount() {
        shop.signUp(browser, mail, PASSWORD);
        String code = code();
        assertTaken(shop.exchange(browser, code));
        Answer session = shop.logIn(browser, mail, PASSWORD);

        assertThat(shop.link(browser, session, code, "").status()).isEqualTo(400);
        assertThat(shop.link(browser, session, code, WRONG).outcome()).isEqualTo("wrong-password");
        assertThat(shop.link(shop.browser(), session, code, PASSWORD).outcome()).isEqualTo("code-over");
        assertThat(browser.call("POST", "/api/me/social-identities", SocialShop.body(code))
                        .status())
                .isEqualTo(401);
        shop.verify(mail);
        assertThat(shop.link(browser, session, code, PASSWORD).status()).isEqualTo(204);
        assertThat(shop.link(browser, session, code, PASSWORD).outcome()).isEqualTo("code-over");

        Answer byGoogle = shop.logInByGoogle(shop.browser(), id, SocialShop.claims(mail));
        assertThat(shop.me(browser, byGoogle).text("id"))
                .isEqualTo(shop.me(browser, session).text("id"));
        awaitMail("You can log in by Google");
        assertThat(shop.logIn(browser, mail, PASSWORD).status()).isEqualTo(200);
    }

    /** Its owner, who confirms the address some day without a thought, would have the stranger's provider for ever. */
    @Test
    void nobodyLinksAnAccountWhoseMailAddressMayBeSomebodyElses() {
        shop.signUp(browser, mail, PASSWORD);
        Answer strangers = shop.logIn(browser, mail, PASSWORD);
        String code = shop.codeFrom(browser, shop.atFacebook(browser, id, ""));

        Answer refused = shop.link(browser, strangers, code, PASSWORD);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.outcome()).isEqualTo("wrong-state");
        assertThat(shop.books.count("customer_identity WHERE subject = ?", id)).isZero();
        shop.verify(mail);
        assertThat(shop.link(browser, strangers, code, PASSWORD).status())
                .as("the code is good still")
                .isEqualTo(204);
        awaitMail("You can log in by Facebook");
    }

    @Test
    void whoReadsTheMailsLinksTheAccountInTheBrowserThatBegan() {
        shop.signUp(browser, mail, PASSWORD);
        shop.verify(mail);
        String code = code();
        assertTaken(shop.exchange(browser, code));
        assertThat(shop.askOwner(shop.browser(), code).outcome()).isEqualTo("code-over");
        assertThat(shop.askOwner(browser, code).status()).isEqualTo(202);
        String link = shop.awaitLink(mail, "link");

        Answer elsewhere = shop.confirm(shop.browser(), link);
        assertThat(elsewhere.status()).isEqualTo(403);
        assertThat(elsewhere.outcome()).isEqualTo("another-browser");
        Browser another = shop.browser();
        shop.begin(another, "google");
        assertThat(shop.confirm(another, link).outcome()).isEqualTo("another-browser");

        Answer session = shop.confirm(browser, link);
        assertThat(shop.me(browser, session).text("email")).isEqualTo(mail);
        assertThat(shop.confirm(browser, link).outcome()).isEqualTo("link-over");
        assertThat(shop.exchange(browser, code).outcome()).isEqualTo("code-over");
        assertThat(shop.logInByGoogle(shop.browser(), id, SocialShop.claims(mail))
                        .status())
                .isEqualTo(200);
        assertThat(shop.logIn(browser, mail, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void whoIsNotAskedForALinkGetsNone() {
        String code = code();

        assertThat(shop.askOwner(browser, code).outcome())
                .as("nobody has this mail address")
                .isEqualTo("code-over");
        assertThat(shop.exchange(browser, code).status()).isEqualTo(200);
        assertThat(shop.confirm(browser, "x".repeat(43)).outcome()).isEqualTo("link-over");
    }

    /** Somebody signs up with an address that is not his, and waits for its owner to come. */
    @Test
    void aStrangerWhoWaitedInAnAccountIsTurnedOutWhenItsOwnerComes() {
        shop.signUp(browser, mail, PASSWORD);
        Answer strangers = shop.logIn(browser, mail, PASSWORD);
        String strangersId = SocialShop.newId();
        Browser strangersBrowser = shop.browser();
        shop.books.execute("""
                INSERT INTO customer_identity (provider, subject, customer_id, created_at)
                VALUES ('FACEBOOK', '%s', '%s', NOW())""".formatted(strangersId, customer(strangers)));
        furnish(strangers);
        String ownCode = shop.codeFrom(strangersBrowser, shop.atFacebook(strangersBrowser, strangersId, ""));
        String newCode = shop.codeFrom(strangersBrowser, shop.atGoogle(strangersBrowser, strangersId, "{}"));

        Answer owners = shop.confirm(browser, linkForOwner());

        assertIsEmpty(owners);
        assertThat(shop.link(strangersBrowser, strangers, """
                        {"code": "%s", "ownCode": "%s"}""".formatted(newCode, ownCode))
                        .outcome())
                .isEqualTo("code-over");
        assertThat(shop.link(strangersBrowser, strangers, newCode, PASSWORD).outcome())
                .isEqualTo("wrong-password");
        assertThat(profile(strangers).outcome()).isEqualTo("session-ended");
        assertThat(shop.me(browser, strangers).outcome()).isEqualTo("session-ended");
        assertIsEmpty(owners);

        assertThat(shop.me(browser, owners).body().path("emailVerified").asBoolean())
                .isTrue();
        assertThat(shop.logIn(browser, mail, PASSWORD).status()).isEqualTo(401);
        assertThat(refresh(strangers).status()).isEqualTo(401);
        Answer byFacebook = shop.logInByFacebook(strangersBrowser, strangersId, "");
        assertThat(shop.me(browser, byFacebook).text("id"))
                .isNotEqualTo(shop.me(browser, owners).text("id"));
    }

    /** The same by a provider that does not verify mail addresses, and an owner who thinks of a password. */
    @Test
    void aStrangersProviderIsTurnedOutByANewPassword() {
        Answer strangers = shop.logInByFacebook(browser, id, mail);
        assertThat(shop.me(browser, strangers).text("email")).isEqualTo(mail);
        furnish(strangers);
        browser.call("POST", "/api/password-resets", "{\"email\": \"%s\"}".formatted(mail));
        String reset = shop.awaitLink(mail, "reset");

        assertThat(browser.call("PUT", "/api/password-resets/" + reset, "{\"password\": \"%s\"}".formatted(PASSWORD))
                        .status())
                .isEqualTo(204);

        assertTaken(shop.logInByFacebook(browser, id, mail));
        assertThat(refresh(strangers).status()).isEqualTo(401);
        assertIsEmpty(shop.logIn(browser, mail, PASSWORD));
    }

    /** What a stranger could leave in an account. */
    private void furnish(Answer session) {
        assertThat(profile(session).status()).isEqualTo(200);
        assertThat(browser.call("PUT", "/api/me/news", "{\"wanted\": true}", SocialShop.bearer(session))
                        .status())
                .isEqualTo(200);
        shop.books.execute(
                "INSERT INTO text_reader (customer_id, since) VALUES ('%s', NOW())".formatted(customer(session)));
    }

    private Answer profile(Answer session) {
        return browser.call("PUT", "/api/me", """
                {"name": "Eve", "phone": "+919876543210", "addresses": [{"name": "Eve", "line1": "1 Lane",
                "city": "London", "postalCode": "SW1Y", "country": "GB"}]}""", SocialShop.bearer(session));
    }

    private void assertIsEmpty(Answer session) {
        Answer account = shop.me(browser, session);
        assertThat(account.body().path("phone").isNull()).as(account.toString()).isTrue();
        assertThat(account.body().path("addresses").isEmpty()).isTrue();
        for (String table : List.of("text_reader", "news_reader")) {
            assertThat(shop.books.count(table + " WHERE customer_id = ?", account.text("id")))
                    .as(table)
                    .isZero();
        }
    }

    private String customer(Answer session) {
        return shop.me(browser, session).text("id");
    }

    /** The owner comes by Google and asks for a link. */
    private String linkForOwner() {
        String code = code();
        assertTaken(shop.exchange(browser, code));
        assertThat(shop.askOwner(browser, code).status()).isEqualTo(202);
        return shop.awaitLink(mail, "link");
    }

    private String code() {
        return shop.codeFrom(browser, shop.atGoogle(browser, id, SocialShop.claims(mail)));
    }

    private Answer refresh(Answer session) {
        return browser.call("POST", "/api/sessions/refresh", """
                {"refreshToken": "%s"}""".formatted(session.text("refreshToken")));
    }

    private void awaitMail(String subject) {
        await().atMost(PATIENCE)
                .until(() -> shop.mailsTo(mail).stream()
                        .anyMatch(received -> received.subject().equals(subject)));
    }

    private static void assertTaken(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(409);
        assertThat(answer.outcome()).isEqualTo("mail-taken");
    }
}
