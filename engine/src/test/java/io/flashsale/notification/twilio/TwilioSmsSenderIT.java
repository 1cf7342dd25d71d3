package io.flashsale.notification.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.flashsale.development.sms.Mood;
import io.flashsale.development.sms.ReceivedSms;
import io.flashsale.development.sms.TwilioSimulator;
import io.flashsale.notification.Sms;
import io.flashsale.notification.SmsOutcome;
import io.flashsale.notification.TalkativeHttp;
import io.flashsale.platform.http.CallLimits;
import io.flashsale.platform.http.JsonServer;
import io.flashsale.shared.PhoneNumber;
import io.flashsale.shared.Unavailable;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.reactive.function.client.WebClient;

@ExtendWith({TalkativeHttp.class, OutputCaptureExtension.class})
class TwilioSmsSenderIT {

    private static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    private static final String TOKEN = "tokenOfTwilio";
    private static final Sms SMS =
            new Sms(new PhoneNumber("+919876543210"), "482913 is your code & more", Map.of("code", "482913"));

    private final TwilioSimulator twilio = TwilioSimulator.start(ACCOUNT, TOKEN);
    private final JsonServer server = new JsonServer(
            "twilio", WebClient.builder(), new CallLimits(Duration.ofSeconds(2), Duration.ofSeconds(2), 2, 2));

    @AfterEach
    void stop() {
        server.close();
        twilio.close();
    }

    @AfterEach
    void nothingSecretIsLogged(CapturedOutput output) {
        assertThat(output.toString()).contains("POST").doesNotContain(TOKEN, "9876543210", "482913");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+14155552671", "MG0123456789abcdef0123456789abcdef"})
    void sendsTheText(String sender) {
        assertThat(send(TOKEN, sender)).isEqualTo(new SmsOutcome.Accepted());

        assertThat(twilio.received()).containsExactly(new ReceivedSms("+919876543210", SMS.text()));
    }

    @Test
    void aNumberThatGetsNoTextsIsSaid() {
        twilio.mood(Mood.REFUSES);

        assertThat(send(TOKEN, "+14155552671")).isEqualTo(new SmsOutcome.Undeliverable());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "REFUSES_THIS | twilio: status 400, error 21612",
                "REFUSES_WITH_OK | twilio: status 200, error 30007"
            })
    void aTextThatIsNotTakenSaysNothingOfOthers(Mood mood, String reason) {
        twilio.mood(mood);

        assertThat(send(TOKEN, "+14155552671")).isEqualTo(new SmsOutcome.NotTaken(reason));
    }

    @ParameterizedTest
    @EnumSource(names = {"SLOW", "BREAKS_OFF"})
    void whateverElseGoesWrongIsUnavailableAndNotRepeated(Mood mood) {
        twilio.mood(mood);

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> send(TOKEN, "+14155552671"))
                .satisfies(TwilioSmsSenderIT::tellsNoSecret);
        assertThat(twilio.calls()).isOne();
    }

    @Test
    void aWrongTokenIsOurProblemNotTheCustomers() {
        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> send("another", "+14155552671"))
                .withMessage("twilio: status 401, error 20003");
    }

    private SmsOutcome send(String token, String sender) {
        return new TwilioSmsSender(server, new TwilioSettings(ACCOUNT, token, sender, twilio.url()))
                .send(SMS)
                .block(Duration.ofSeconds(10));
    }

    private static void tellsNoSecret(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain(TOKEN, "9876543210", "482913");
        }
    }
}
