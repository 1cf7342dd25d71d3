package io.flashsale.account.oauth2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.flashsale.account.MailAddress;
import io.flashsale.account.SocialAnswer;
import io.flashsale.account.SocialAttempt;
import io.flashsale.account.SocialPerson;
import io.flashsale.account.SocialProvider;
import io.flashsale.account.SocialProviders;
import io.flashsale.development.openid.OpenIdServer;
import io.flashsale.notification.TalkativeHttp;
import io.flashsale.shared.Unavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Our client against a real OpenID provider. */
@ExtendWith({OutputCaptureExtension.class, TalkativeHttp.class})
class GoogleIT {

    private static final SocialProvider GOOGLE = SocialProvider.GOOGLE;
    private static final OpenIdServer SERVER = OpenIdServer.start(0);
    private static final SocialProviders PROVIDERS = Providers.google(SERVER);

    private final SocialAttempt attempt = Providers.attempt(GOOGLE);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void aPersonIsWhatTheProviderHasSigned() {
        SocialPerson person = Providers.person(logIn("""
                {"name": "Ada", "email": "ada@example.com", "email_verified": true}"""));

        assertThat(person.identity().provider()).isEqualTo(GOOGLE);
        assertThat(person.identity().subject()).isEqualTo("1001");
        assertThat(person.name()).isEqualTo("Ada");
        assertThat(person.mail()).isEqualTo(new MailAddress("ada@example.com"));
        assertThat(person.mailVerified()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"email\": \"x\", \"email_verified\": true}",
                "{\"email_verified\": \"what\"}",
                "{\"name\": 7}",
            })
    void aPersonMayHaveNeitherNameNorMailAddress(String claims) {
        SocialPerson person = Providers.person(logIn(claims));

        assertThat(person.mail()).isNull();
        assertThat(person.mailVerified()).isFalse();
    }

    @Test
    void theProviderSeesNeitherNonceNorVerifier() {
        String address = PROVIDERS.address(attempt).toString();

        assertThat(address)
                .startsWith(SERVER.authorizationUrl().toString())
                .contains("response_type=code", "scope=openid%20profile%20email", "code_challenge_method=S256")
                .contains("redirect_uri=https://shop.example/api/social-logins/google/return")
                .doesNotContain(attempt.nonce().value(), attempt.verifier().value(), OpenIdServer.CLIENT_SECRET);
    }

    /** What it signs may be meant for somebody else, or for another time. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"nonce\": \"of-another-attempt\"}         | invalid_nonce",
                "{\"aud\": \"another-shop\"}                 | invalid_id_token",
                "{\"aud\": [\"another-shop\", \"a-third\"]}  | invalid_id_token",
                "{\"iss\": \"http://localhost/somebody\"}    | invalid_id_token",
                "{\"exp\": 1700000000}                       | invalid_id_token",
                "{\"iat\": 4000000000}                       | invalid_id_token",
                "{\"nbf\": 4000000000}                       | invalid_id_token",
                "{\"sub\": \"a subject with spaces\"}        | invalid_subject",
            })
    void whatIsNotSignedForUsNowIsRefused(String claims, String reason) {
        assertThat(logIn(claims)).isEqualTo(new SocialAnswer.Refused(reason));
    }

    @Test
    void whatIsSignedForNoAttemptIsRefused() {
        URI page = PROVIDERS.address(attempt);
        URI withoutNonce = URI.create(page.toString().replaceFirst("&nonce=[^&]*", ""));
        assertThat(withoutNonce).isNotEqualTo(page);

        URI back = OpenIdServer.logIn(withoutNonce, "1001", "{}");

        assertThat(Providers.ask(PROVIDERS, attempt, back)).isEqualTo(new SocialAnswer.Refused("invalid_nonce"));
    }

    @Test
    void whatAnotherKeyHasSignedIsRefused() {
        SocialProviders mistaken = Providers.google(
                SERVER,
                SERVER.tokenUrl(),
                SERVER.otherKeysUrl(),
                SERVER.issuer().toString());

        assertThat(logIn(mistaken, "{}")).isEqualTo(new SocialAnswer.Refused("invalid_id_token"));
    }

    @Test
    void aCodeIsGoodOnceAndForWhoHasBegun() {
        URI back = OpenIdServer.logIn(PROVIDERS.address(attempt), "1001", "{}");
        SocialAttempt another = Providers.attempt(GOOGLE);

        var refused = new SocialAnswer.Refused("invalid_token_response");

        assertThat(Providers.ask(PROVIDERS, another, back)).isEqualTo(refused);
        assertThat(Providers.ask(PROVIDERS, attempt, back)).isEqualTo(refused);
    }

    @Test
    void aProviderThatDoesNotAnswerIsWaitedForSoLong() throws IOException {
        URI back = OpenIdServer.logIn(PROVIDERS.address(attempt), "1001", "{}");
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            URI nowhere = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/");

            assertAway(
                    Providers.google(
                            SERVER, nowhere, SERVER.keysUrl(), SERVER.issuer().toString()),
                    back);
            assertAway(
                    Providers.google(
                            SERVER, SERVER.tokenUrl(), nowhere, SERVER.issuer().toString()),
                    back);
        }
    }

    @Test
    void whatAProviderIsAskedAndSaysIsInNoLog(CapturedOutput log) {
        URI back = OpenIdServer.logIn(PROVIDERS.address(attempt), "subject-1", "{\"email\": \"ada@example.com\"}");
        Providers.ask(PROVIDERS, attempt, back);
        Providers.ask(PROVIDERS, attempt, back);

        assertThat(log).contains("no token: status 400");
        assertThat(log.getAll())
                .doesNotContain(
                        Providers.parameter(back, "code"),
                        OpenIdServer.CLIENT_SECRET,
                        OpenIdServer.CLIENT_SECRET.replace(' ', '+'),
                        attempt.verifier().value(),
                        "ada@example.com",
                        "eyJ");
    }

    private void assertAway(SocialProviders providers, URI back) {
        long began = System.nanoTime();

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> Providers.ask(providers, attempt, back))
                .withMessageStartingWith("google: ");

        assertThat(System.nanoTime() - began)
                .isLessThan(Providers.CALL.multipliedBy(6).toNanos());
    }

    private SocialAnswer logIn(String claims) {
        return logIn(PROVIDERS, claims);
    }

    private SocialAnswer logIn(SocialProviders providers, String claims) {
        return Providers.ask(providers, attempt, OpenIdServer.logIn(providers.address(attempt), "1001", claims));
    }
}
