package io.flashsale.notification.msg91;

import io.flashsale.notification.Sms;
import io.flashsale.notification.SmsOutcome;
import io.flashsale.notification.SmsSender;
import io.flashsale.notification.Template;
import io.flashsale.platform.http.JsonReply;
import io.flashsale.platform.http.JsonServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyInserters;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * MSG91's flow call, v5. It takes a template's values, not a text. Its answer says in {@code type} whether it worked,
 * also under status 200; it does not say in a documented way that a number is wrong, so nothing is undeliverable here.
 * An {@code error} may be about this text alone, so it stops no other.
 */
final class Msg91SmsSender implements SmsSender {

    private static final Logger LOG = LoggerFactory.getLogger(Msg91SmsSender.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int BAD_REQUEST = 400;
    private static final Pattern SECRET = Pattern.compile("\\w*[0-9]{4,}\\w*");

    private final JsonServer msg91;
    private final Msg91Settings settings;

    Msg91SmsSender(JsonServer msg91, Msg91Settings settings) {
        this.msg91 = msg91;
        this.settings = settings;
        tellWhatIsNotSent();
    }

    private void tellWhatIsNotSent() {
        String unknown = Template.urgent()
                .filter(template -> !sends(template))
                .map(Template::fileName)
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            LOG.warn("By mail only, for want of flashsale.sms.msg91.templates: {}", unknown);
        }
    }

    @Override
    public boolean sends(Template template) {
        return settings.templateOf(template) != null;
    }

    @Override
    public Mono<SmsOutcome> send(Sms sms) {
        String template = settings.templateOf(sms.template());
        return template == null
                ? Mono.error(new IllegalStateException("no template of MSG91 for " + sms.template()))
                : msg91.post(settings.url(), this::identify, BodyInserters.fromValue(body(sms, template)))
                        .flatMap(this::outcome);
    }

    private void identify(HttpHeaders headers) {
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.set("authkey", Objects.requireNonNull(settings.authKey()));
    }

    /** As bytes, which no log shows. */
    private static byte[] body(Sms sms, String template) {
        Map<String, String> recipient = new LinkedHashMap<>(sms.values());
        recipient.put("mobiles", sms.to().digits());
        return JSON.writeValueAsBytes(
                Map.of("template_id", template, "short_url", "0", "recipients", List.of(recipient)));
    }

    private Mono<SmsOutcome> outcome(JsonReply reply) {
        if (reply.isSuccess() && "success".equals(reply.body().path("type").asString(""))) {
            return Mono.just(new SmsOutcome.Accepted());
        }
        String message = reply.body().path("message").asString("nothing that we know");
        String told =
                "status " + reply.status() + ", " + SECRET.matcher(message).replaceAll("…");
        boolean isAboutThis = reply.isSuccess() || reply.status() == BAD_REQUEST;
        return isAboutThis && "error".equals(reply.body().path("type").asString(""))
                ? Mono.just(new SmsOutcome.NotTaken("msg91: " + told))
                : Mono.error(msg91.unavailable(told));
    }
}
