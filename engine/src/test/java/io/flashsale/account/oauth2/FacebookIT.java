package io.flashsale.account.oauth2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.flashsale.account.MailAddress;
import io.flashsale.account.SocialAnswer;
import io.flashsale.account.SocialAttempt;
import io.flashsale.account.SocialPerson;
import io.flashsale.account.SocialProvider;
import io.flashsale.account.SocialProviders;
import io.flashsale.development.facebook.FacebookPerson;
import io.flashsale.development.facebook.FacebookSimulator;
import io.flashsale.development.facebook.Mood;
import io.flashsale.notification.TalkativeHttp;
import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.Unavailable;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Our client and the simulator: two writings of Facebook's rules that check each other. */
@ExtendWith({OutputCaptureExtension.class, TalkativeHttp.class})
class FacebookIT {

    private static final FacebookPerson ADA = new FacebookPerson("1001", "Ada", Optional.of("ada@example.com"));

    private final FacebookSimulator facebook = FacebookSimulator.start();
    private final SocialProviders providers = providers(facebook.appSecret(), "v26.0");
    private final SocialAttempt attempt = Providers.attempt(SocialProvider.FACEBOOK);

    @AfterEach
    void stop() {
        facebook.close();
    }

    @Test
    void aPersonIsWhatFacebookSaysWithoutVouchingForTheMailAddress() {
        SocialPerson person = Providers.person(logIn(providers, ADA));

        assertThat(person.identity().provider()).isEqualTo(SocialProvider.FACEBOOK);
        assertThat(person.identity().subject()).isEqualTo("1001");
        assertThat(person.name()).isEqualTo("Ada");
        assertThat(person.mail()).isEqualTo(new MailAddress("ada@example.com"));
        assertThat(person.mailVerified()).isFalse();
    }

    @Test
    void aPersonMayHaveNoMailAddress() {
        SocialPerson person = Providers.person(logIn(providers, new FacebookPerson("7", "Bob\n", Optional.empty())));

        assertThat(person.name()).isEqualTo("Bob");
        assertThat(person.mail()).isNull();
    }

    @Test
    void aCodeIsGoodOnceAndForWhoHasBegun() {
        URI back = facebook.logIn(providers.address(attempt), ADA);

        assertRefused(Providers.ask(providers, Providers.attempt(SocialProvider.FACEBOOK), back));
        assertRefused(Providers.ask(providers, attempt, back));
    }

    @Test
    void whoDoesNotKnowTheSecretIsRefused() {
        assertRefused(logIn(providers("another secret", "v26.0"), ADA));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"HONEST"})
    void whileItDoesNotAnswerItIsAwayAndAfterwardsNotAnyMore(Mood mood) {
        URI back = facebook.logIn(providers.address(attempt), ADA);
        facebook.mood(mood);

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> Providers.ask(providers, attempt, back))
                .withMessageStartingWith("facebook: ");

        facebook.mood(Mood.HONEST);
        assertThat(logIn(providers, ADA)).isInstanceOf(SocialAnswer.Known.class);
    }

    @Test
    void onlyWhatTheSettingsTellIsAsked() {
        assertThat(providers("x", "v27.0").address(attempt).toString())
                .startsWith(facebook.url() + "/v27.0/dialog/oauth?response_type=code&client_id=" + facebook.appId())
                .contains("scope=public_profile%20email");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "26", "v26.0/../x", "latest"})
    void aVersionIsAVersion(String version) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> providers("x", version))
                .withMessageContaining("graph-version");
    }

    @Test
    void idAndSecretComeTogether() {
        assertThat(Providers.none().on()).isEmpty();
        assertThat(providers.on()).containsExactly(SocialProvider.FACEBOOK);
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> providers("", "v26.0"))
                .withMessageContaining("FLASHSALE_SOCIAL_FACEBOOK_CLIENTID");
    }

    @Test
    void whatFacebookIsAskedAndSaysIsInNoLog(CapturedOutput log) {
        URI back = facebook.logIn(providers.address(attempt), ADA);
        Providers.ask(providers, attempt, back);
        Providers.ask(providers, attempt, back);

        assertThat(log).contains("no token: status 400, OAuthException");
        assertThat(log.getAll())
                .doesNotContain(
                        Providers.parameter(back, "code"),
                        facebook.appSecret(),
                        attempt.verifier().value(),
                        "ada@example.com",
                        "EAA");
    }

    private SocialProviders providers(String secret, String version) {
        return Providers.facebook(facebook, secret, version);
    }

    private SocialAnswer logIn(SocialProviders asked, FacebookPerson person) {
        return Providers.ask(asked, attempt, facebook.logIn(asked.address(attempt), person));
    }

    private static void assertRefused(SocialAnswer answer) {
        assertThat(answer).isEqualTo(new SocialAnswer.Refused("invalid_token_response"));
    }
}
