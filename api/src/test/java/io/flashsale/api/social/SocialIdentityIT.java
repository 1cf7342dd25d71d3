package io.flashsale.api.social;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.api.testing.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What somebody does with an account that a provider opens. */
class SocialIdentityIT {

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
    void anIdentityIsOfOneAccountAndAnAccountHasOneOfEachProvider() {
        Answer google = shop.logInByGoogle(browser, id, "{}");
        Answer facebook = shop.logInByFacebook(browser, id, "");

        String used = shop.codeFrom(browser, shop.atGoogle(browser, id, "{}"));
        assertThat(link(facebook, used).outcome()).isEqualTo("identity-taken");
        String second = shop.codeFrom(browser, shop.atGoogle(browser, SocialShop.newId(), "{}"));
        assertThat(link(google, second).outcome()).isEqualTo("identity-taken");
        String other = shop.codeFrom(browser, shop.atFacebook(browser, SocialShop.newId(), ""));
        assertThat(link(google, other).status()).isEqualTo(204);
        assertThat(identities(google)).isEqualTo("{\"providers\":[\"facebook\",\"google\"]}");
    }

    @Test
    void theLastWayInIsNotTakenAway() {
        Answer session = shop.logInByGoogle(browser, id, "{}");
        assertThat(unlink(session, "google").outcome()).isEqualTo("wrong-state");
        String code = shop.codeFrom(browser, shop.atFacebook(browser, id, ""));
        assertThat(link(session, code).status()).isEqualTo(204);

        assertThat(unlink(session, "google").status()).isEqualTo(204);

        assertThat(unlink(session, "google").status()).isEqualTo(204);
        assertThat(unlink(session, "twitter").status()).isEqualTo(404);
        assertThat(unlink(session, "facebook").outcome()).isEqualTo("wrong-state");
        assertThat(identities(session)).isEqualTo("{\"providers\":[\"facebook\"]}");
    }

    @Test
    void whoHasNoPasswordDeletesTheAccountByTheProvider() {
        Answer session = shop.logInByGoogle(browser, id, SocialShop.claims(mail));
        String others = shop.codeFrom(browser, shop.atGoogle(browser, SocialShop.newId(), "{}"));
        assertThat(delete(session, others).outcome()).isEqualTo("code-over");
        String own = shop.codeFrom(browser, shop.atGoogle(browser, id, SocialShop.claims(mail)));

        assertThat(delete(session, own).status()).isEqualTo(204);

        assertThat(shop.books.count("customer_identity WHERE subject IN (?, ?)", id, mail))
                .isZero();
        assertThat(browser.call("POST", "/api/sessions/refresh", """
                {"refreshToken": "%s"}""".formatted(session.text("refreshToken")))
                        .status())
                .isEqualTo(401);
        assertThat(shop.logInByGoogle(browser, id, SocialShop.claims(mail)).status())
                .as("a new account")
                .isEqualTo(200);
    }

    @Test
    void whoCameWithoutAMailAddressAddsOne() {
        Answer session = shop.logInByFacebook(browser, id, "");
        String taken = SocialShop.mailOf(SocialShop.newId());
        shop.logInByGoogle(shop.browser(), SocialShop.newId(), SocialShop.claims(taken));

        assertThat(addMail(session, taken).outcome()).isEqualTo("mail-taken");
        assertThat(addMail(session, "nobody").status()).isEqualTo(400);
        assertThat(addMail(session, mail).status()).isEqualTo(204);
        assertThat(addMail(session, SocialShop.mailOf(SocialShop.newId())).outcome())
                .isEqualTo("wrong-state");

        assertThat(shop.me(browser, session).text("email")).isEqualTo(mail);
        await().atMost(PATIENCE)
                .until(() -> shop.mails.received().stream()
                        .anyMatch(received ->
                                received.to().contains(mail) && received.text().contains("#verify=")));
    }

    private Answer link(Answer session, String code) {
        return browser.call("POST", "/api/me/social-identities", SocialShop.body(code), SocialShop.bearer(session));
    }

    private Answer unlink(Answer session, String provider) {
        return browser.call("DELETE", "/api/me/social-identities/" + provider, "", SocialShop.bearer(session));
    }

    private Answer delete(Answer session, String code) {
        return browser.call("POST", "/api/me/deletion/social", SocialShop.body(code), SocialShop.bearer(session));
    }

    private Answer addMail(Answer session, String address) {
        return browser.call(
                "PUT", "/api/me/email", "{\"email\": \"%s\"}".formatted(address), SocialShop.bearer(session));
    }

    private String identities(Answer session) {
        return browser.call("GET", "/api/me/social-identities", "", SocialShop.bearer(session))
                .response()
                .body();
    }
}
