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

        String used = byGoogle();
        assertThat(link(facebook, used, byFacebook()).outcome()).isEqualTo("identity-taken");
        String second = shop.codeFrom(browser, shop.atGoogle(browser, SocialShop.newId(), "{}"));
        assertThat(link(google, second, byGoogle()).outcome()).isEqualTo("identity-taken");
        String other = shop.codeFrom(browser, shop.atFacebook(browser, SocialShop.newId(), ""));
        assertThat(link(google, other, byGoogle()).status()).isEqualTo(204);
        assertThat(identities(google)).isEqualTo("{\"providers\":[\"facebook\",\"google\"]}");
    }

    /** A stolen access token is not enough, nor one that has outlived its session. */
    @Test
    void whoHasNoPasswordLinksByAnotherCodeWhileTheSessionGoesOn() {
        Answer session = shop.logInByGoogle(browser, id, "{}");
        String code = byFacebook();

        assertThat(link(session, code, "").status()).isEqualTo(400);
        assertThat(link(session, code, code).outcome()).isEqualTo("code-over");
        String others = shop.codeFrom(browser, shop.atGoogle(browser, SocialShop.newId(), "{}"));
        assertThat(link(session, code, others).outcome()).isEqualTo("code-over");
        String own = byGoogle();
        browser.call("DELETE", "/api/sessions/current", "", SocialShop.bearer(session));
        assertThat(link(session, code, own).outcome()).isEqualTo("session-ended");

        assertThat(identities(session)).isEqualTo("{\"providers\":[\"google\"]}");
        assertThat(link(shop.logInByGoogle(browser, id, "{}"), code, byGoogle()).status())
                .isEqualTo(204);
    }

    @Test
    void theLastWayInIsNotTakenAway() {
        Answer session = shop.logInByGoogle(browser, id, "{}");
        assertThat(unlink(session, "google").outcome()).isEqualTo("wrong-state");
        assertThat(link(session, byFacebook(), byGoogle()).status()).isEqualTo(204);

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
        shop.codeFrom(browser, shop.atGoogle(browser, id, SocialShop.claims(mail)));
        askOwner(SocialShop.newId());
        String customer = shop.me(browser, session).text("id");

        assertThat(delete(session, own).status()).isEqualTo(204);

        assertThat(shop.books.rows("SELECT * FROM social_log_in").toString()).doesNotContain(id, mail);
        assertThat(shop.books.count("notification WHERE recipient_id = ?", customer))
                .isZero();
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

        assertThat(addMail(session, taken, byFacebook()).outcome()).isEqualTo("mail-taken");
        assertThat(addMail(session, "nobody", byFacebook()).status()).isEqualTo(400);
        assertThat(addMail(session, mail, byGoogle()).outcome())
                .as("a thief with an access token")
                .isEqualTo("code-over");
        Answer ended = shop.logInByFacebook(browser, id, "");
        browser.call("DELETE", "/api/sessions/current", "", SocialShop.bearer(ended));
        assertThat(addMail(ended, mail, byFacebook()).outcome()).isEqualTo("session-ended");
        assertThat(addMail(session, mail, byFacebook()).status()).isEqualTo(204);
        assertThat(addMail(session, SocialShop.mailOf(SocialShop.newId()), byFacebook())
                        .outcome())
                .isEqualTo("wrong-state");

        assertThat(shop.me(browser, session).text("email")).isEqualTo(mail);
        await().atMost(PATIENCE)
                .until(() -> shop.mails.received().stream()
                        .anyMatch(received ->
                                received.to().contains(mail) && received.text().contains("#verify=")));
    }

    private String byGoogle() {
        return shop.codeFrom(browser, shop.atGoogle(browser, id, "{}"));
    }

    private String byFacebook() {
        return shop.codeFrom(browser, shop.atFacebook(browser, id, ""));
    }

    /** Somebody else has a link to this account mailed: the mail tells the name that Facebook knows. */
    private void askOwner(String facebookId) {
        String code = shop.codeFrom(browser, shop.atFacebook(browser, facebookId, mail));
        assertThat(shop.exchange(browser, code).outcome()).isEqualTo("mail-taken");
        assertThat(browser.call("POST", "/api/social-links", SocialShop.body(code))
                        .status())
                .isEqualTo(202);
    }

    private Answer link(Answer session, String code, String ownCode) {
        String body = ownCode.isEmpty() ? SocialShop.body(code) : """
                {"code": "%s", "ownCode": "%s"}""".formatted(code, ownCode);
        return browser.call("POST", "/api/me/social-identities", body, SocialShop.bearer(session));
    }

    private Answer unlink(Answer session, String provider) {
        return browser.call("DELETE", "/api/me/social-identities/" + provider, "", SocialShop.bearer(session));
    }

    private Answer delete(Answer session, String code) {
        return browser.call("POST", "/api/me/deletion/social", SocialShop.body(code), SocialShop.bearer(session));
    }

    private Answer addMail(Answer session, String address, String code) {
        return browser.call("PUT", "/api/me/email", """
                {"email": "%s", "code": "%s"}""".formatted(address, code), SocialShop.bearer(session));
    }

    private String identities(Answer session) {
        return browser.call("GET", "/api/me/social-identities", "", SocialShop.bearer(session))
                .response()
                .body();
    }
}
