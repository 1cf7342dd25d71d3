package io.flashsale.api.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.ulid.UlidCreator;
import io.flashsale.api.security.AccessTokens;
import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Customer;
import io.flashsale.api.testing.Shop;
import io.flashsale.development.mail.MailServer;
import io.flashsale.development.mail.ReceivedMail;
import io.flashsale.shared.CustomerId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** People with accounts, over HTTP, and what they read in their mails. */
public record People(App app, Shop shop, MailServer mails) {

    public static final String PASSWORD = "correct horse";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Customer NOBODY = new Customer(new CustomerId("01ARZ3NDEKTSV4RRFFQ69G5FAV"), "");
    private static final Pattern LINK = Pattern.compile("http://localhost/account#(verify|reset)=([\\w-]{43})\n");

    static String newAddress() {
        return UlidCreator.getMonotonicUlid().toString().toLowerCase(Locale.ROOT) + "@example.com";
    }

    /** @param headers names and values in turn */
    public Answer anyone(String method, String path, String body, String... headers) {
        return shop.call(NOBODY, method, path, body, headers);
    }

    /** A new account; its mail address. */
    public String signUp() {
        String address = newAddress();
        Answer answer = anyone("POST", "/api/accounts", """
                {"email": "%s", "password": "%s", "name": "Ada"}""".formatted(address, PASSWORD));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return address;
    }

    public Answer logIn(String address, String password) {
        return anyone("POST", "/api/sessions", """
                {"email": "%s", "password": "%s"}""".formatted(address, password));
    }

    Answer refresh(Answer session) {
        return anyone("POST", "/api/sessions/refresh", """
                {"refreshToken": "%s"}""".formatted(session.text("refreshToken")));
    }

    /** Whoever the answer's access token names. */
    Customer customer(Answer session) {
        assertThat(session.status()).as(session.toString()).isEqualTo(200);
        String token = session.text("accessToken");
        return new Customer(
                app.bean(AccessTokens.class).verify(token).orElseThrow().id(), token);
    }

    public Customer loggedIn(String address) {
        return customer(logIn(address, PASSWORD));
    }

    /** The tokens of the links for this that were mailed to the address, after waiting for so many. */
    public List<String> links(String address, String purpose, int count) {
        return await("mails to " + address)
                .atMost(PATIENCE)
                .until(() -> links(address, purpose), found -> found.size() == count);
    }

    List<String> links(String address, String purpose) {
        return mails.received().stream()
                .filter(mail -> mail.to().contains(address))
                .map(ReceivedMail::text)
                .map(LINK::matcher)
                .filter(Matcher::find)
                .filter(link -> link.group(1).equals(purpose))
                .map(link -> link.group(2))
                .toList();
    }
}
