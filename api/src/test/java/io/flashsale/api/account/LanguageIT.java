package io.flashsale.api.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Customer;
import io.flashsale.api.testing.Mailing;
import io.flashsale.api.testing.Shop;
import io.flashsale.development.DevelopmentServices;
import io.flashsale.development.mail.MailServer;
import io.flashsale.development.mail.ReceivedMail;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Customers get their mails in their own language. */
class LanguageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ENGLISH = "Is this your mail address?";
    private static final String GERMAN = "Ist das Ihre E-Mail-Adresse?";
    private static final MailServer MAILS = MailServer.start();
    private static App app;
    private static Shop shop;
    private static People people;

    private final String address = People.newAddress();

    @BeforeAll
    static void start() {
        app = App.start(
                DevelopmentServices.shared().freshEndpoints(),
                Mailing.by(MAILS.settings(), "flashsale.account.link-pause=0s"));
        shop = app.shop();
        people = new People(app, shop, MAILS);
    }

    @AfterAll
    static void stop() {
        app.close();
        MAILS.close();
    }

    @Test
    void theBrowsersLanguageCountsUntilAnotherIsChosen() {
        signUp("", "Accept-Language", "de-AT,en;q=0.5");

        ReceivedMail german = mails(1).getLast();
        assertThat(german.subject()).isEqualTo(GERMAN);
        assertThat(german.text()).startsWith("Guten Tag,\n\njemand – hoffentlich Sie – ");
        assertThat(german.html()).contains("<html lang=\"de\">", "E-Mail-Adresse bestätigen");
        Customer ada = people.loggedIn(address);
        assertThat(me(ada).text("language")).isEqualTo("de-AT");

        choose(ada, "{\"name\": \"Ada\", \"language\": \"en\"}");
        askForAnotherMail(ada);

        assertThat(mails(2).getLast().subject()).isEqualTo(ENGLISH);
        assertThat(me(ada).text("language")).isEqualTo("en");
    }

    @Test
    void whatIsSaidAtTheSignUpCountsMoreThanTheBrowser() {
        signUp(", \"language\": \"de\"", "Accept-Language", "en");

        assertThat(mails(1).getLast().subject()).isEqualTo(GERMAN);
    }

    @Test
    void aLanguageWithoutTextsIsKeptAndAnsweredInEnglish() {
        signUp(", \"language\": \"sw\"");

        assertThat(mails(1).getLast().subject()).isEqualTo(ENGLISH);
        assertThat(me(people.loggedIn(address)).text("language")).isEqualTo("sw");
    }

    @Test
    void aLanguageThatIsForgottenIsEnglish() {
        signUp(", \"language\": \"de\"");
        mails(1);
        Customer ada = people.loggedIn(address);

        choose(ada, "{\"name\": \"Ada\"}");
        askForAnotherMail(ada);

        assertThat(mails(2).getLast().subject()).isEqualTo(ENGLISH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "de;q=x", ";;,", "d\u00e9", "german", "de-", "%0d%0aBcc: eve@example.com"})
    void aBrokenHeaderIsNobodysMistake(String header) {
        signUp("", "Accept-Language", header);

        assertThat(me(people.loggedIn(address)).body().path("language").isNull())
                .isTrue();
    }

    @Test
    void aLongHeaderIsNoneEither() {
        signUp("", "Accept-Language", "de,".repeat(2_000) + "en");

        assertThat(me(people.loggedIn(address)).body().path("language").isNull())
                .isTrue();
    }

    @Test
    void aWrongTagIsNamed() {
        signUp("");

        Answer answer = shop.call(people.loggedIn(address), "PUT", "/api/me", """
                {"name": "Ada", "language": "de_AT"}""");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body().at("/errors/0/field").asString("")).isEqualTo("language");
        assertThat(answer.body().at("/errors/0/value").asString("")).isEqualTo("de_AT");
        assertThat(answer.body().at("/errors/0/expected").asString("")).contains("BCP 47");
    }

    /** @param language as a further field of the body; may be missing */
    private void signUp(String language, String... headers) {
        String body = """
                {"email": "%s", "password": "%s", "name": "Ada"%s}""".formatted(address, People.PASSWORD, language);
        Answer answer = people.anyone("POST", "/api/accounts", body, headers);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    }

    private static Answer me(Customer caller) {
        return shop.call(caller, "GET", "/api/me", "");
    }

    private static void choose(Customer caller, String profile) {
        assertThat(shop.call(caller, "PUT", "/api/me", profile).status()).isEqualTo(200);
    }

    private static void askForAnotherMail(Customer caller) {
        assertThat(shop.call(caller, "POST", "/api/mail-verifications", "").status())
                .isEqualTo(202);
    }

    /** As many as are waited for, the first first. */
    private List<ReceivedMail> mails(int count) {
        return await("mails to " + address).atMost(PATIENCE).until(this::mails, found -> found.size() == count);
    }

    private List<ReceivedMail> mails() {
        return MAILS.received().stream()
                .filter(mail -> mail.to().contains(address))
                .toList();
    }
}
