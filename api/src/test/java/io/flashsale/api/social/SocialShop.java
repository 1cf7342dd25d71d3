package io.flashsale.api.social;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.ulid.UlidCreator;
import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.Mailing;
import io.flashsale.development.DevelopmentServices;
import io.flashsale.development.Endpoints;
import io.flashsale.development.facebook.FacebookPerson;
import io.flashsale.development.facebook.FacebookSimulator;
import io.flashsale.development.mail.MailServer;
import io.flashsale.development.mail.ReceivedMail;
import io.flashsale.development.openid.OpenIdServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Two instances behind a proxy, whose customers log in by an OpenID provider and by Facebook's simulator. */
final class SocialShop implements AutoCloseable {

    static final String PAGE = "http://localhost/account";
    static final String OTHER_PAGE = "http://localhost/app";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern LINK = Pattern.compile("http://localhost/account#(link|reset)=([\\w-]{43})\n");

    final RoundRobin proxy = new RoundRobin();
    final FacebookSimulator facebook = FacebookSimulator.start();
    final MailServer mails = MailServer.start();
    final Endpoints servers = DevelopmentServices.shared().freshEndpoints();
    final Books books = new Books(servers);

    private final OpenIdServer google = OpenIdServer.start(0);
    private final List<App> apps;

    SocialShop() {
        String[] settings = Mailing.by(
                mails.settings(),
                Stream.of(google.settings(), facebook.settings(), ours())
                        .flatMap(List::stream)
                        .toArray(String[]::new));
        apps = List.of(App.start(servers, settings), App.start(servers, settings));
        apps.forEach(app -> proxy.add(app.address()));
    }

    private List<String> ours() {
        return List.of(
                "flashsale.social.return-url=" + proxy.address() + "/api/social-logins",
                "flashsale.social.pages=" + PAGE + "," + OTHER_PAGE,
                // a machine with much to do is slow, and no provider that is away
                "flashsale.social.provider.calls.connect-timeout=2s",
                "flashsale.social.provider.calls.call-timeout=8s",
                "flashsale.answers.longest=20s",
                "flashsale.account.link-pause=0s");
    }

    App app() {
        return apps.getFirst();
    }

    Browser browser() {
        return new Browser(proxy.address());
    }

    static String newId() {
        return UlidCreator.getMonotonicUlid().toString().toLowerCase(Locale.ROOT);
    }

    static String mailOf(String id) {
        return id + "@example.com";
    }

    /** What Google says of somebody with a mail address. */
    static String claims(String mail) {
        return """
                {"name": "Ada", "email": "%s", "email_verified": true}""".formatted(mail);
    }

    /** To the provider: the page that the browser is sent to. */
    URI begin(Browser browser, String provider) {
        Answer answer = browser.get("/api/social-logins/" + provider);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(302);
        return URI.create(answer.header("Location"));
    }

    /** To Google, where somebody logs in: the address that the browser is sent back to. */
    URI atGoogle(Browser browser, String subject, String claims) {
        return OpenIdServer.logIn(begin(browser, "google"), subject, claims);
    }

    /** To Facebook, where somebody logs in: the address that the browser is sent back to. */
    URI atFacebook(Browser browser, String id, String mail) {
        var person = new FacebookPerson(id, "Ada", Optional.of(mail).filter(text -> !text.isEmpty()));
        return facebook.logIn(begin(browser, "facebook"), person);
    }

    /** Goes where a provider sent it: the page that it goes to then, to its end. */
    String comeBack(Browser browser, URI back) {
        Answer answer = browser.get(back.toString());
        assertThat(answer.status()).as(answer.toString()).isEqualTo(303);
        return answer.header("Location");
    }

    /** As {@link #comeBack}, with a code. */
    String codeFrom(Browser browser, URI back) {
        String page = comeBack(browser, back);
        assertThat(page).matches(PAGE + "#social=[\\w-]{43}");
        return page.substring(page.indexOf('=') + 1);
    }

    Answer exchange(Browser browser, String code) {
        return browser.call("POST", "/api/sessions/social", body(code));
    }

    static String body(String code) {
        return "{\"code\": \"%s\"}".formatted(code);
    }

    /** To Google and back and in. */
    Answer logInByGoogle(Browser browser, String subject, String claims) {
        return exchange(browser, codeFrom(browser, atGoogle(browser, subject, claims)));
    }

    /** To Facebook and back and in. */
    Answer logInByFacebook(Browser browser, String id, String mail) {
        return exchange(browser, codeFrom(browser, atFacebook(browser, id, mail)));
    }

    void signUp(Browser browser, String mail, String password) {
        Answer answer = browser.call("POST", "/api/accounts", """
                {"email": "%s", "password": "%s", "name": "Ada"}""".formatted(mail, password));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    }

    /** As if the mailed link was opened. */
    void verify(String mail) {
        books.execute("UPDATE customer_identity SET verified_at = NOW() WHERE subject = '%s'".formatted(mail));
    }

    Answer logIn(Browser browser, String mail, String password) {
        return browser.call("POST", "/api/sessions", """
                {"email": "%s", "password": "%s"}""".formatted(mail, password));
    }

    Answer link(Browser browser, Answer session, String code, String password) {
        return link(browser, session, """
                {"code": "%s", "password": "%s"}""".formatted(code, password));
    }

    Answer link(Browser browser, Answer session, String body) {
        return browser.call("POST", "/api/me/social-identities", body, bearer(session));
    }

    Answer askOwner(Browser browser, String code) {
        return browser.call("POST", "/api/social-links", body(code));
    }

    Answer confirm(Browser browser, String link) {
        return browser.call("PUT", "/api/social-links/" + link, "");
    }

    List<ReceivedMail> mailsTo(String address) {
        return mails.received().stream()
                .filter(received -> received.to().contains(address))
                .toList();
    }

    /** The token of the link for this that was mailed. */
    String awaitLink(String address, String purpose) {
        return await().atMost(PATIENCE)
                .until(
                        () -> mailsTo(address).stream()
                                .map(received -> LINK.matcher(received.text()))
                                .filter(Matcher::find)
                                .filter(found -> found.group(1).equals(purpose))
                                .map(found -> found.group(2))
                                .toList(),
                        found -> !found.isEmpty())
                .getLast();
    }

    Answer me(Browser browser, Answer session) {
        return browser.call("GET", "/api/me", "", bearer(session));
    }

    static String[] bearer(Answer session) {
        assertThat(session.status()).as(session.toString()).isEqualTo(200);
        return new String[] {"Authorization", "Bearer " + session.text("accessToken")};
    }

    @Override
    public void close() {
        proxy.close();
        apps.forEach(App::close);
        google.close();
        facebook.close();
        mails.close();
    }
}
