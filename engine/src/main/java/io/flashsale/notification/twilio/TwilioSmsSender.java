package io.flashsale.notification.twilio;

import io.flashsale.notification.Sms;
import io.flashsale.notification.SmsOutcome;
import io.flashsale.notification.SmsSender;
import io.flashsale.platform.http.JsonReply;
import io.flashsale.platform.http.JsonServer;
import java.util.Objects;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Twilio's Message resource: a form, answered with the message that it made, or with the code of an error.
 *
 * <p>A code with status 400 is about one request: the number, the text, or a sender of ours that is not good for it.
 * There are hundreds, they change, and Twilio advises against programs that know them. So only what is certain ends a
 * message; any other stops that text alone, which is tried again until it is too old. Every other status is about us,
 * or Twilio is away.
 */
final class TwilioSmsSender implements SmsSender {

    /**
     * Not a number; no permission for its country; its owner wants no texts; not a mobile phone.
     *
     * @see <a href="https://www.twilio.com/docs/api/errors">Twilio's error codes</a>
     */
    private static final Set<Integer> UNDELIVERABLE = Set.of(21211, 21408, 21610, 21614);

    private static final int BAD_REQUEST = 400;

    private static final Set<String> FAILED = Set.of("failed", "undelivered", "canceled");

    private final JsonServer twilio;
    private final TwilioSettings settings;

    TwilioSmsSender(JsonServer twilio, TwilioSettings settings) {
        this.twilio = twilio;
        this.settings = settings;
    }

    @Override
    public Mono<SmsOutcome> send(Sms sms) {
        return twilio.post(settings.messages(), this::identify, BodyInserters.fromFormData(form(sms)))
                .flatMap(this::outcome);
    }

    private void identify(HttpHeaders headers) {
        headers.setBasicAuth(
                Objects.requireNonNull(settings.accountSid()), Objects.requireNonNull(settings.authToken()));
    }

    private MultiValueMap<String, String> form(Sms sms) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("To", sms.to().value());
        form.add(settings.isService() ? "MessagingServiceSid" : "From", settings.sender());
        form.add("Body", sms.text());
        return form;
    }

    private Mono<SmsOutcome> outcome(JsonReply reply) {
        JsonNode body = reply.body();
        if (reply.isSuccess() && isUnderWay(body)) {
            return Mono.just(new SmsOutcome.Accepted());
        }
        int code = body.path("code").asInt(body.path("error_code").asInt(0));
        String told = "status " + reply.status() + ", error " + code;
        if (code == 0 || !reply.isSuccess() && reply.status() != BAD_REQUEST) {
            return Mono.error(twilio.unavailable(told));
        }
        return Mono.just(
                UNDELIVERABLE.contains(code)
                        ? new SmsOutcome.Undeliverable()
                        : new SmsOutcome.NotTaken("twilio: " + told));
    }

    private static boolean isUnderWay(JsonNode message) {
        return message.hasNonNull("sid")
                && !message.hasNonNull("error_code")
                && !FAILED.contains(message.path("status").asString(""));
    }
}
