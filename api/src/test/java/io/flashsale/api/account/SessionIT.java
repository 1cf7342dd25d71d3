package io.flashsale.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.RunningServer;
import io.flashsale.api.security.Shopper;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class SessionIT extends RunningServer {

    private static final String PASSWORD = "correct horse";

    @Test
    void aRefreshTokenGivesAnAccessTokenOfTheSameCustomerAndSession() {
        SessionView session = logIn(newAccount());

        SessionView next = refreshed(session);

        assertThat(tokens.verify(next.accessToken())).isEqualTo(tokens.verify(session.accessToken()));
        assertThat(tokens.verify(next.accessToken()).map(Shopper::session)).isPresent();
        assertThat(next.refreshToken()).isNotEqualTo(session.refreshToken());
        assertThat(next.refreshExpiresIn()).isBetween(2_591_990L, 2_592_000L);
    }

    @Test
    void aReusedRefreshTokenLogsTheThiefAndTheOwnerOut() {
        SessionView stolen = logIn(newAccount());
        SessionView owners = refreshed(refreshed(stolen));

        refused(refresh(stolen.refreshToken()));

        refused(refresh(owners.refreshToken()));
    }

    @Test
    void loggingOutHereLeavesOtherSessionsOpen() {
        String mail = newAccount();
        SessionView here = logIn(mail);
        SessionView there = logIn(mail);

        as(here).delete().uri("/api/sessions/current").exchange().expectStatus().isNoContent();

        refused(refresh(here.refreshToken()));
        refreshed(there);
    }

    @Test
    void loggingOutEverywhereEndsAllSessionsOfTheCaller() {
        String mail = newAccount();
        SessionView here = logIn(mail);
        SessionView there = logIn(mail);
        SessionView anothers = logIn(newAccount());

        as(here).delete().uri("/api/sessions").exchange().expectStatus().isNoContent();

        refused(refresh(here.refreshToken()));
        refused(refresh(there.refreshToken()));
        refreshed(anothers);
    }

    /** A stranger who was logged out must not do the same to the owner. */
    @Test
    void anAccessTokenThatOutlivesItsSessionLogsNobodyOut() {
        String mail = newAccount();
        SessionView ended = logIn(mail);
        SessionView owners = logIn(mail);
        as(ended)
                .delete()
                .uri("/api/sessions/current")
                .exchange()
                .expectStatus()
                .isNoContent();

        refused(as(ended).delete().uri("/api/sessions").exchange());

        refreshed(owners);
    }

    @Test
    void anUnknownTokenIsRefusedInTheSameWords() {
        refused(refresh("x".repeat(43)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {}                                                        | refreshToken
                    {"refreshToken": "short"}                                 | refreshToken
                    {"refreshToken": 1}                                       | refreshToken
                    {"refreshToken": "x", "more": 1}                          | more
                    """)
    void namesTheFieldThatIsWrong(String body, String field) {
        send(body.strip())
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }

    private String newAccount() {
        String mail = ids.next().toLowerCase(Locale.ROOT) + "@example.com";
        anyone.post()
                .uri("/api/accounts")
                .bodyValue(new SignUpBody(mail, PASSWORD, "Ada", null))
                .exchange()
                .expectStatus()
                .isCreated();
        return mail;
    }

    private SessionView logIn(String mail) {
        return session(anyone.post()
                .uri("/api/sessions")
                .bodyValue(new LogInBody(mail, PASSWORD))
                .exchange());
    }

    private SessionView refreshed(SessionView session) {
        return session(refresh(session.refreshToken()));
    }

    private ResponseSpec refresh(String token) {
        return send("{\"refreshToken\": \"%s\"}".formatted(token));
    }

    private ResponseSpec send(String body) {
        return anyone.post()
                .uri("/api/sessions/refresh")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private WebTestClient as(SessionView session) {
        return client(port)
                .defaultHeaders(headers -> headers.setBearerAuth(session.accessToken()))
                .build();
    }

    private static SessionView session(ResponseSpec answer) {
        return Objects.requireNonNull(answer.expectStatus()
                .isOk()
                .expectBody(SessionView.class)
                .returnResult()
                .getResponseBody());
    }

    private static void refused(ResponseSpec answer) {
        answer.expectStatus()
                .isEqualTo(HttpStatus.UNAUTHORIZED)
                .expectHeader()
                .valueEquals(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/session-ended");
    }
}
