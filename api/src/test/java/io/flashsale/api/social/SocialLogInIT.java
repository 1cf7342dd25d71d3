package io.flashsale.api.social;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.testing.Answer;
import io.flashsale.development.facebook.FacebookPerson;
import io.flashsale.development.facebook.Mood;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** To a provider and back, with two instances behind a round robin; and those who try it with tricks. */
class SocialLogInIT {

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
    void whoLogsInByGoogleHasAnAccountFromThenOn() {
        shop.proxy.served();

        Answer session = shop.logInByGoogle(browser, id, SocialShop.claims(mail));

        assertThat(shop.proxy.served())
                .as("begin, come back, exchange")
                .satisfiesAnyOf(
                        served -> assertThat(served).isEqualTo(List.of(0, 1, 0)),
                        served -> assertThat(served).isEqualTo(List.of(1, 0, 1)));
        Answer me = shop.me(browser, session);
        assertThat(me.text("email")).isEqualTo(mail);
        assertThat(me.text("name")).isEqualTo("Ada");
        assertThat(me.body().path("emailVerified").asBoolean()).isTrue();

        Answer again = shop.logInByGoogle(shop.browser(), id, SocialShop.claims("moved-" + mail));
        assertThat(shop.me(browser, again).text("id")).isEqualTo(me.text("id"));
        assertThat(shop.me(browser, again).text("email")).isEqualTo(mail);
    }

    @Test
    void aNewAccountHasTheLanguageOfItsBrowser() {
        String code = shop.codeFrom(browser, shop.atFacebook(browser, id, mail));

        Answer session = browser.call(
                "POST", "/api/sessions/social", SocialShop.body(code), "Accept-Language", "de-AT,en;q=0.5");

        assertThat(shop.me(browser, session).text("language")).isEqualTo("de-AT");
        assertThat(shop.me(browser, shop.logInByFacebook(browser, id, mail)).text("language"))
                .isEqualTo("de-AT");
    }

    @Test
    void theSessionIsLikeAnyOther() {
        Answer session = shop.logInByGoogle(browser, id, SocialShop.claims(mail));

        Answer refreshed = browser.call("POST", "/api/sessions/refresh", """
                {"refreshToken": "%s"}""".formatted(session.text("refreshToken")));
        assertThat(refreshed.status()).isEqualTo(200);
        assertThat(browser.call("DELETE", "/api/sessions/current", "", SocialShop.bearer(refreshed))
                        .status())
                .isEqualTo(204);
        assertThat(browser.call("POST", "/api/sessions/refresh", """
                {"refreshToken": "%s"}""".formatted(refreshed.text("refreshToken")))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void whoLogsInByFacebookMayHaveNoMailAddress() {
        Answer me = shop.me(browser, shop.logInByFacebook(browser, id, ""));

        assertThat(me.status()).isEqualTo(200);
        assertThat(me.text("email")).isEmpty();
        assertThat(shop.me(browser, shop.logInByFacebook(shop.browser(), id, ""))
                        .text("id"))
                .isEqualTo(me.text("id"));
    }

    @Test
    void facebooksMailAddressIsVerifiedByAMailOfOurs() {
        Answer me = shop.me(browser, shop.logInByFacebook(browser, id, mail));

        assertThat(me.text("email")).isEqualTo(mail);
        assertThat(me.body().path("emailVerified").asBoolean()).isFalse();
        assertThat(shop.books.count("notification WHERE template = 'VERIFY_MAIL' AND recipient_id = ?", me.text("id")))
                .isEqualTo(1);
    }

    @Test
    void theSameIdAtAnotherProviderIsSomebodyElse() {
        Answer google = shop.me(browser, shop.logInByGoogle(browser, id, "{}"));
        Answer facebook = shop.me(browser, shop.logInByFacebook(browser, id, ""));

        assertThat(google.text("id")).isNotEqualTo(facebook.text("id"));
    }

    @Test
    void theCookieIsOfNoUseToScriptsAndOtherSites() {
        Answer answer = browser.get("/api/social-logins/google");

        assertThat(answer.header("Set-Cookie"))
                .matches("flashsale-browser=[\\w-]{43}; Path=/; Max-Age=[0-9]+;.* HttpOnly; SameSite=Lax")
                .doesNotContain("Domain");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    void twoTabsOfOneBrowserDoNotDisturbEachOther() {
        URI first = shop.atGoogle(browser, id, "{}");
        URI second = shop.atFacebook(browser, id, "");

        String code = shop.codeFrom(browser, first);
        assertThat(shop.exchange(browser, shop.codeFrom(browser, second)).status())
                .isEqualTo(200);
        assertThat(shop.exchange(browser, code).status()).isEqualTo(200);
    }

    @Test
    void whoDoesNotWantToComesBackWithoutACode() {
        URI back = shop.facebook.decline(shop.begin(browser, "facebook"));

        assertError("declined", shop.comeBack(browser, back));
    }

    @Test
    void aStateIsOfTheBrowserThatBegan() {
        URI back = shop.atGoogle(browser, id, SocialShop.claims(mail));

        assertError("start-again", shop.comeBack(shop.browser(), back));
        Browser other = shop.browser();
        shop.begin(other, "google");
        assertError("start-again", shop.comeBack(other, back));
        assertThat(shop.books.count("customer_identity WHERE subject IN (?, ?)", id, mail))
                .isZero();
    }

    @Test
    void aStateThatIsMissingForgedOrOfAnotherProviderIsNone() {
        String back = shop.atGoogle(browser, id, "{}").toString();
        String state = back.replaceFirst(".*[?&]state=([^&]*).*", "$1");

        for (String tried : List.of(
                back.replaceFirst("state=[^&]*", ""),
                back.replaceFirst("state=[^&]*", "state="),
                back.replace(state, state.substring(0, state.length() - 2) + "xx"),
                back.replaceFirst("state=[0-9]+", "state=99999"),
                back + "&state=" + state,
                back.replace("/google/", "/facebook/"))) {
            assertError("start-again", shop.comeBack(browser, URI.create(tried)));
        }
        assertThat(shop.codeFrom(browser, URI.create(back))).isNotEmpty();
    }

    @Test
    void anAttemptComesBackOnce() {
        URI back = shop.atFacebook(browser, id, "");
        String code = shop.codeFrom(browser, back);

        assertError("refused", shop.comeBack(browser, back));

        URI page = shop.begin(browser, "facebook");
        var ada = new FacebookPerson(id, "Ada", Optional.empty());
        shop.codeFrom(browser, shop.facebook.logIn(page, ada));
        assertError("start-again", shop.comeBack(browser, shop.facebook.logIn(page, ada)));
        assertThat(shop.exchange(browser, code).status()).isEqualTo(200);
    }

    @Test
    void aCodeIsGoodOnceInTheBrowserThatBeganAndForAWhile() {
        String code = shop.codeFrom(browser, shop.atGoogle(browser, id, "{}"));

        assertOver(shop.exchange(shop.browser(), code));
        Browser other = shop.browser();
        shop.codeFrom(other, shop.atGoogle(other, SocialShop.newId(), "{}"));
        assertOver(shop.exchange(other, code));
        assertThat(shop.exchange(browser, code).status()).isEqualTo(200);
        assertOver(shop.exchange(browser, code));

        String late = shop.codeFrom(browser, shop.atGoogle(browser, id, "{}"));
        shop.books.execute("UPDATE social_log_in SET expires_at = UTC_TIMESTAMP(6) WHERE used_at IS NULL");
        assertOver(shop.exchange(browser, late));
        assertOver(shop.exchange(browser, "x".repeat(43)));
        assertThat(shop.exchange(browser, "x").status()).isEqualTo(400);
        assertThat(browser.call("POST", "/api/sessions/social", "{}").status()).isEqualTo(400);
    }

    @Test
    void nothingOfAPersonAndNoCodeIsKept() {
        String code = shop.codeFrom(browser, shop.atGoogle(browser, id, SocialShop.claims(mail)));
        assertThat(shop.books.rows("SELECT * FROM social_log_in").toString()).doesNotContain(code);
        shop.exchange(browser, code);

        assertThat(shop.books.rows("SELECT * FROM social_log_in").toString()).doesNotContain(id, mail);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example",
                "http://localhost/account/../evil",
                "http://localhost/account?x",
                "http://localhost/account%00",
                "http://LOCALHOST/account",
                "http://localhost/account@evil.example",
                "javascript:alert(1)",
                "",
            })
    void nobodyIsSentToAPageThatIsNotOurs(String page) {
        String path = "/api/social-logins/google?page=" + URLEncoder.encode(page, StandardCharsets.UTF_8);

        Answer answer = browser.get(path);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.header("Location")).isEmpty();
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @Test
    void anotherOfOurPagesIsAskedFor() {
        Answer answer = browser.get("/api/social-logins/facebook?page=" + SocialShop.OTHER_PAGE);
        URI back = shop.facebook.decline(URI.create(answer.header("Location")));

        assertThat(shop.comeBack(browser, back)).isEqualTo(SocialShop.OTHER_PAGE + "#social-error=declined");
        assertThat(shop.comeBack(browser, URI.create(back + "&page=https://evil.example")))
                .startsWith(SocialShop.OTHER_PAGE + "#");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"nonce\": \"of-another-attempt\"}",
                "{\"aud\": \"another-shop\"}",
                "{\"exp\": 1700000000}",
                "{\"iss\": \"http://localhost/somebody\"}"
            })
    void whatTheProviderDidNotSignForUsIsRefused(String claims) {
        assertError("refused", shop.comeBack(browser, shop.atGoogle(browser, id, claims)));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"HONEST"})
    void whileAProviderDoesNotAnswerTheOtherDoesAndItHealsByItself(Mood mood) {
        shop.facebook.mood(mood);
        try {
            assertError("unavailable", shop.comeBack(browser, shop.atFacebook(browser, id, "")));
            assertThat(shop.logInByGoogle(browser, id, "{}").status()).isEqualTo(200);
        } finally {
            shop.facebook.mood(Mood.HONEST);
        }
        assertThat(shop.logInByFacebook(browser, id, "").status()).isEqualTo(200);
    }

    @Test
    void thePageIsToldWhichProvidersThereAre() {
        assertThat(browser.get("/api/social-logins").response().body())
                .isEqualTo("{\"providers\":[\"google\",\"facebook\"]}");
        assertThat(browser.get("/api/social-logins/twitter").status()).isEqualTo(404);
        assertThat(browser.get("/api/social-logins/twitter/return").status()).isEqualTo(404);
    }

    private static void assertError(String word, String page) {
        assertThat(page).isEqualTo(SocialShop.PAGE + "#social-error=" + word);
    }

    private static void assertOver(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(410);
        assertThat(answer.outcome()).isEqualTo("code-over");
    }
}
