package io.flashsale.notification.msg91;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.flashsale.development.sms.Mood;
import io.flashsale.development.sms.Msg91Simulator;
import io.flashsale.development.sms.ReceivedSms;
import io.flashsale.notification.Sms;
import io.flashsale.notification.SmsOutcome;
import io.flashsale.notification.TalkativeHttp;
import io.flashsale.notification.Template;
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
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.reactive.function.client.WebClient;

@ExtendWith({TalkativeHttp.class, OutputCaptureExtension.class})
class Msg91SmsSenderIT {

    private static final String KEY = "375911AkeyOfMsg91";
    private static final Sms SMS = new Sms(
            new PhoneNumber("+919876543210"), "482913 is your code", Map.of("code", "482913", "amount", "INR 499.00"));

    private final Msg91Simulator msg91 = Msg91Simulator.start(KEY, "template");
    private final JsonServer server = new JsonServer(
            "msg91", WebClient.builder(), new CallLimits(Duration.ofSeconds(2), Duration.ofSeconds(2), 2, 2));

    @AfterEach
    void stop() {
        server.close();
        msg91.close();
    }

    @AfterEach
    void nothingSecretIsLogged(CapturedOutput output) {
        assertThat(output.toString()).contains("POST").doesNotContain(KEY, "9876543210", "482913");
    }

    @Test
    void fillsTheTemplate() {
        assertThat(send(KEY)).isEqualTo(new SmsOutcome.Accepted());

        assertThat(msg91.received()).containsExactly(new ReceivedSms("919876543210", "482913 confirms INR 499.00"));
    }

    @Test
    void aMessageHasATemplateOfItsOwn() {
        msg91.register("promoted", "Pay ##total## by ##payBy##. ##order##");
        var values = Map.of("total", "INR 499.00", "payBy", "Dec 1, 10:05 UTC");

        assertThat(sender(KEY)
                        .send(new Sms(SMS.to(), Template.ORDER_PROMOTED, "482913", values))
                        .block(Duration.ofSeconds(10)))
                .isEqualTo(new SmsOutcome.Accepted());

        assertThat(msg91.received())
                .containsExactly(new ReceivedSms("919876543210", "Pay INR 499.00 by Dec 1, 10:05 UTC. (order)"));
    }

    @Test
    void aMessageWithoutATemplateIsNotSentAndThatIsSaid(CapturedOutput output) {
        var sender = sender(KEY);

        assertThat(sender.sends(Template.ORDER_PROMOTED)).isTrue();
        assertThat(sender.sends(Template.ORDER_EXPIRED)).isFalse();
        assertThat(output.toString())
                .contains("By mail only, for want of flashsale.sms.msg91.templates: order-expired, sale-very-soon");
        assertThatIllegalStateException()
                .isThrownBy(() -> sender.send(new Sms(SMS.to(), Template.ORDER_EXPIRED, "482913", Map.of()))
                        .block(Duration.ofSeconds(10)));
        assertThat(msg91.calls()).isZero();
        assertThat(send(KEY)).isEqualTo(new SmsOutcome.Accepted());
    }

    @ParameterizedTest
    @EnumSource(names = {"SLOW", "BREAKS_OFF"})
    void whateverElseGoesWrongIsUnavailableAndNotRepeated(Mood mood) {
        msg91.mood(mood);

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> send(KEY))
                .satisfies(Msg91SmsSenderIT::tellsNoSecret);
        assertThat(msg91.calls()).isOne();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "REFUSES_THIS | msg91: status 400, Not for this number …",
                "REFUSES | msg91: status 400, Invalid mobile number …",
                "REFUSES_WITH_OK | msg91: status 200, Invalid mobile number …"
            })
    void aTextThatIsNotTakenSaysNothingOfOthersAndNoSecret(Mood mood, String reason) {
        msg91.mood(mood);

        assertThat(send(KEY)).isEqualTo(new SmsOutcome.NotTaken(reason));
    }

    @Test
    void aWrongKeyIsNotTold() {
        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> send("1234wrongkey"))
                .withMessage("msg91: status 401, Authentication failure for …");
    }

    @Test
    void nobodyThereIsUnavailable() {
        msg91.close();

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> send(KEY))
                .satisfies(Msg91SmsSenderIT::tellsNoSecret);
    }

    private SmsOutcome send(String key) {
        return sender(key).send(SMS).block(Duration.ofSeconds(10));
    }

    private Msg91SmsSender sender(String key) {
        return new Msg91SmsSender(
                server, new Msg91Settings(key, "template", Map.of(Template.ORDER_PROMOTED, "promoted"), msg91.url()));
    }

    private static void tellsNoSecret(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain(KEY, "9876543210", "482913");
        }
    }
}
