package io.flashsale.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.account.Accounts;
import io.flashsale.account.FirstAdmin;
import io.flashsale.account.MailAddress;
import io.flashsale.account.Password;
import io.flashsale.account.Role;
import io.flashsale.account.SignUp;
import io.flashsale.account.SignUpOutcome;
import io.flashsale.api.RunningServer;
import io.flashsale.api.security.Shopper;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Flux;

class AccountIT extends RunningServer {

    private static final String PASSWORD = "correct horse";

    @Autowired
    private Accounts accounts;

    @Autowired
    private FirstAdmin firstAdmin;

    @Test
    void givesATokenThatNamesTheOneWhoSignedUp() {
        String mail = newMail();

        var account = signUp(mail, "Ada Lovelace 👩‍💻")
                .expectStatus()
                .isCreated()
                .expectBody(AccountView.class)
                .returnResult()
                .getResponseBody();
        var session = logIn(mail.toUpperCase(Locale.ROOT), PASSWORD)
                .expectStatus()
                .isOk()
                .expectBody(SessionView.class)
                .returnResult()
                .getResponseBody();

        assertThat(Objects.requireNonNull(account).email()).isEqualTo(mail);
        assertThat(Objects.requireNonNull(session).expiresIn()).isEqualTo(900);
        assertThat(tokens.verify(session.accessToken()).map(Shopper::role)).contains(Role.CUSTOMER);
        assertThat(tokens.verify(session.accessToken())
                        .map(shopper -> shopper.id().value()))
                .contains(account.id());
    }

    @Test
    void refusesAMailAddressThatIsTaken() {
        String mail = newMail();
        signUp(mail, "Ada").expectStatus().isCreated();

        signUp(mail, "Eve")
                .expectStatus()
                .isEqualTo(HttpStatus.CONFLICT)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/mail-taken");
    }

    @Test
    void givesAMailAddressToOneOfManyWhoWantItAtOnce() {
        String mail = newMail();
        long before = count("customer");

        var wish = new SignUp(new MailAddress(mail), new Password(PASSWORD), "Ada");
        List<SignUpOutcome> outcomes = Objects.requireNonNull(Flux.range(0, 8)
                .flatMap(_ -> accounts.signUp(wish, Role.CUSTOMER), 8)
                .collectList()
                .block());

        assertThat(outcomes)
                .filteredOn(SignUpOutcome.SignedUp.class::isInstance)
                .hasSize(1);
        assertThat(outcomes)
                .filteredOn(SignUpOutcome.MailTaken.class::isInstance)
                .hasSize(7);
        assertThat(count("customer")).isEqualTo(before + 1);
        assertThat(count("customer_identity WHERE subject = '" + mail + "'")).isEqualTo(1);
    }

    @Test
    void answersAWrongPasswordAndAnUnknownMailAddressAlike() {
        String mail = newMail();
        signUp(mail, "Ada").expectStatus().isCreated();

        byte[] wrongPassword = refusal(mail, "battery staple");
        byte[] unknownMail = refusal(newMail(), PASSWORD);

        assertThat(new String(wrongPassword)).isEqualTo(new String(unknownMail));
    }

    @Test
    void makesTheAdminOfTheSettings() {
        firstAdmin.present().block();

        var session = logIn(ADMIN_MAIL, ADMIN_PASSWORD)
                .expectStatus()
                .isOk()
                .expectBody(SessionView.class)
                .returnResult()
                .getResponseBody();

        Optional<Shopper> shopper =
                tokens.verify(Objects.requireNonNull(session).accessToken());

        assertThat(shopper.map(Shopper::role)).contains(Role.ADMIN);
    }

    @Test
    void tellsTheRoleOfAMailAddress() {
        firstAdmin.present().block();
        String mail = newMail();
        signUp(mail, "Ada").expectStatus().isCreated();

        assertThat(accounts.role(new MailAddress(mail)).block()).isEqualTo(Role.CUSTOMER);
        assertThat(accounts.role(new MailAddress(ADMIN_MAIL)).block()).isEqualTo(Role.ADMIN);
        assertThat(accounts.role(new MailAddress(newMail())).blockOptional()).isEmpty();
    }

    /** They were sent here once, or another process sends them. */
    @Test
    void messagesAreDeletedWithTheirAccountWhereNoMailsAreSent() {
        String mail = newMail();
        String id = body(signUp(mail, "Ada"), AccountView.class).id();
        String token = body(logIn(mail, PASSWORD), SessionView.class).accessToken();
        execute("""
                INSERT INTO notification (id, template, recipient_id, reference, data, status, next_at, created_at)
                VALUES ('%s', 'VERIFY_MAIL', '%s', 'x', '{"name": "Ada"}', 'SENT', NOW(),
                    NOW())""".formatted(ids.next(), id));

        client(port)
                .defaultHeaders(headers -> headers.setBearerAuth(token))
                .build()
                .post()
                .uri("/api/me/deletion")
                .bodyValue(new PasswordBody(PASSWORD))
                .exchange()
                .expectStatus()
                .isNoContent();

        assertThat(count("notification WHERE recipient_id = '" + id + "'")).isZero();
    }

    private static <T> T body(ResponseSpec answer, Class<T> type) {
        return Objects.requireNonNull(answer.expectStatus()
                .is2xxSuccessful()
                .expectBody(type)
                .returnResult()
                .getResponseBody());
    }

    /** No proxy is trusted here: what a request says of its client is the client's own word. */
    @Test
    void whoNamesAnotherAddressEachTimeIsStoppedAllTheSame() {
        String mail = newMail();
        for (int i = 0; i < 10; i++) {
            forged(mail, "192.0.2." + i).expectStatus().isUnauthorized();
        }

        forged(mail, "192.0.2.99").expectStatus().isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
        forged(mail, "unknown").expectStatus().isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
    }

    private ResponseSpec forged(String mail, String address) {
        return anyone.post()
                .uri("/api/sessions")
                .header("Forwarded", "for=" + address)
                .header("X-Forwarded-For", address)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(new LogInBody(mail, PASSWORD))
                .exchange();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"email": "ada", "password": "correct horse", "name": "Ada"}                     | email
                    {"email": 1, "password": "correct horse", "name": "Ada"}                         | email
                    {"email": ["a@b.de"], "password": "correct horse", "name": "Ada"}                | email
                    {"email": "a@b.de", "password": "short", "name": "Ada"}                          | password
                    {"email": "a@b.de", "password": "aaaaaaaa\\ud800", "name": "Ada"}                | password
                    {"email": "a@b.de", "password": "correct horse", "name": " "}                    | name
                    {"email": "a@b.de\\r\\nBcc: e@b.de", "password": "correct horse", "name": "A"}   | email
                    {"email": "a@b.de", "password": "correct horse", "name": "A\\r\\nBcc: e@b.de"}   | name
                    {"email": "a@b.de", "password": "correct horse", "name": "A\\u2028Bcc: e@b.de"} | name
                    {"email": "a@b.de", "password": "correct horse", "name": "\\ud800"}              | name
                    {"email": "a@b.de", "password": "correct horse", "name": null}                   | name
                    {"email": "a@b.de", "password": "correct horse"}                                 | name
                    {"email": "a@b.de", "password": "correct horse", "name": "A", "role": "ADMIN"}   | role
                    {"email": "a@b.de", "password": "correct horse", "name": "A", "language": "x"}   | language
                    {"email": "a@b.de", "password": "correct horse", "name": "A", "language": 1}     | language
                    {"email": "a@b.de", "email": "c@d.de", "password": "correct horse", "name": "A"} | body
                    null                                                                             | body
                    "text"                                                                           | body
                    {"email":                                                                        | body
                    """)
    void namesTheFieldThatIsWrong(String body, String field) {
        long before = count("customer");

        anyone.post()
                .uri("/api/accounts")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body.strip())
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);

        assertThat(count("customer")).isEqualTo(before);
    }

    private byte[] refusal(String mail, String password) {
        return Objects.requireNonNull(logIn(mail, password)
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .expectBody()
                .returnResult()
                .getResponseBody());
    }

    private ResponseSpec signUp(String mail, String name) {
        return post("/api/accounts", new SignUpBody(mail, PASSWORD, name, null));
    }

    private ResponseSpec logIn(String mail, String password) {
        return post("/api/sessions", new LogInBody(mail, password));
    }

    private ResponseSpec post(String path, Object body) {
        return anyone.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private String newMail() {
        return ids.next().toLowerCase(Locale.ROOT) + "@example.com";
    }
}
