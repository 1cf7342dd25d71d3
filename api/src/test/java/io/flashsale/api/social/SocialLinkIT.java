package io.flashsale.api.social;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.api.testing.Answer;
import io.flashsale.development.mail.ReceivedMail;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An account is opened to a provider by its owner only. */
class SocialLinkIT {

    private static final String PASSWORD = "correct horse";
    private static final String WRONG = "battery staple";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern LINK = Pattern.compile("http://localhost/account#(link|reset)=([\\w-]{43})\n");

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
        signUp();

        assertTaken(shop.logInByGoogle(browser, id, SocialShop.claims(mail.toUpperCase(Locale.ROOT))));
        assertTaken(shop.logInByFacebook(browser, id, mail));

        assertThat(shop.books.count("customer_identity WHERE subject = ?", id)).isZero();
        assertThat(logIn(PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void whoKnowsThePasswordLinksTheAccount() {
        signUp();
        String code = code();
        assertTaken(shop.exchange(browser, code));
        Answer session = logIn(PASSWORD);

        assertThat(link(browser, session, code, "").status()).isEqualTo(400);
        assertThat(link(browser, session, code, WRONG).outcome()).isEqualTo("wrong-password");
        assertThat(link(shop.browser(), session, code, PASSWORD).outcome()).isEqualTo("code-over");
        assertThat(browser.call("POST", "/api/me/social-identities", SocialShop.body(code))
                        .status())
                .isEqualTo(401);
        assertThat(link(browser, session, code, PASSWORD).status()).isEqualTo(204);
        assertThat(link(browser, session, code, PASSWORD).outcome()).isEqualTo("code-over");

        Answer byGoogle = shop.logInByGoogle(shop.browser(), id, SocialShop.claims(mail));
        assertThat(shop.me(browser, byGoogle).text("id"))
                .isEqualTo(shop.me(browser, session).text("id"));
        awaitMail("You can log in by Google");
        assertThat(logIn(PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void whoReadsTheMailsLinksTheAccountInTheBrowserThatBegan() {
        signUp();
        shop.books.execute("UPDATE customer_identity SET verified_at = NOW() WHERE subject = '%s'".formatted(mail));
        String code = code();
        assertTaken(shop.exchange(browser, code));
        assertThat(askOwner(shop.browser(), code).outcome()).isEqualTo("code-over");
        assertThat(askOwner(browser, code).status()).isEqualTo(202);
        String link = awaitLink("link");

        Answer elsewhere = confirm(shop.browser(), link);
        assertThat(elsewhere.status()).isEqualTo(403);
        assertThat(elsewhere.outcome()).isEqualTo("another-browser");
        Browser another = shop.browser();
        shop.begin(another, "google");
        assertThat(confirm(another, link).outcome()).isEqualTo("another-browser");

        Answer session = confirm(browser, link);
        assertThat(shop.me(browser, session).text("email")).isEqualTo(mail);
        assertThat(confirm(browser, link).outcome()).isEqualTo("link-over");
        assertThat(shop.exchange(browser, code).outcome()).isEqualTo("code-over");
        assertThat(shop.logInByGoogle(shop.browser(), id, SocialShop.claims(mail))
                        .status())
                .isEqualTo(200);
        assertThat(logIn(PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void whoIsNotAskedForALinkGetsNone() {
        String code = code();

        assertThat(askOwner(browser, code).outcome())
                .as("nobody has this mail address")
                .isEqualTo("code-over");
        assertThat(shop.exchange(browser, code).status()).isEqualTo(200);
        assertThat(confirm(browser, "x".repeat(43)).outcome()).isEqualTo("link-over");
    }

    /** Somebody signs up with an address that is not his, and waits for its owner to come. */
    @Test
    void aStrangerWhoWaitedInAnAccountIsTurnedOutWhenItsOwnerComes() {
        signUp();
        Answer strangers = logIn(PASSWORD);
        String strangersId = SocialShop.newId();
        Browser strangersBrowser = shop.browser();
        String strangersCode = shop.codeFrom(strangersBrowser, shop.atFacebook(strangersBrowser, strangersId, ""));
        assertThat(link(strangersBrowser, strangers, strangersCode, PASSWORD).status())
                .isEqualTo(204);
        String code = code();
        assertTaken(shop.exchange(browser, code));
        askOwner(browser, code);

        Answer owners = confirm(browser, awaitLink("link"));

        assertThat(shop.me(browser, owners).body().path("emailVerified").asBoolean())
                .isTrue();
        assertThat(logIn(PASSWORD).status()).isEqualTo(401);
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
        browser.call("POST", "/api/password-resets", "{\"email\": \"%s\"}".formatted(mail));
        String reset = awaitLink("reset");

        assertThat(browser.call("PUT", "/api/password-resets/" + reset, "{\"password\": \"%s\"}".formatted(PASSWORD))
                        .status())
                .isEqualTo(204);

        assertTaken(shop.logInByFacebook(browser, id, mail));
        assertThat(refresh(strangers).status()).isEqualTo(401);
        assertThat(logIn(PASSWORD).status()).isEqualTo(200);
    }

    private String code() {
        return shop.codeFrom(browser, shop.atGoogle(browser, id, SocialShop.claims(mail)));
    }

    private void signUp() {
        signUp(mail);
    }

    private void signUp(String address) {
        Answer answer = browser.call("POST", "/api/accounts", """
                {"email": "%s", "password": "%s", "name": "Ada"}""".formatted(address, PASSWORD));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    }

    private Answer logIn(String password) {
        return browser.call("POST", "/api/sessions", """
                {"email": "%s", "password": "%s"}""".formatted(mail, password));
    }

    private Answer refresh(Answer session) {
        return browser.call("POST", "/api/sessions/refresh", """
                {"refreshToken": "%s"}""".formatted(session.text("refreshToken")));
    }

    private static Answer link(Browser where, Answer session, String code, String password) {
        String body = password.isEmpty() ? SocialShop.body(code) : """
                {"code": "%s", "password": "%s"}""".formatted(code, password);
        return where.call("POST", "/api/me/social-identities", body, SocialShop.bearer(session));
    }

    private static Answer askOwner(Browser where, String code) {
        return where.call("POST", "/api/social-links", SocialShop.body(code));
    }

    private static Answer confirm(Browser where, String link) {
        return where.call("PUT", "/api/social-links/" + link, "");
    }

    private List<ReceivedMail> mails() {
        return shop.mails.received().stream()
                .filter(received -> received.to().contains(mail))
                .toList();
    }

    private void awaitMail(String subject) {
        await().atMost(PATIENCE)
                .until(() ->
                        mails().stream().anyMatch(received -> received.subject().equals(subject)));
    }

    /** The token of the link for this that was mailed. */
    private String awaitLink(String purpose) {
        return await().atMost(PATIENCE)
                .until(
                        () -> mails().stream()
                                .map(received -> LINK.matcher(received.text()))
                                .filter(Matcher::find)
                                .filter(found -> found.group(1).equals(purpose))
                                .map(found -> found.group(2))
                                .toList(),
                        found -> !found.isEmpty())
                .getLast();
    }

    private static void assertTaken(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(409);
        assertThat(answer.outcome()).isEqualTo("mail-taken");
    }
}
