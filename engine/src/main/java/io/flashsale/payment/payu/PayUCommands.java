package io.flashsale.payment.payu;

import io.flashsale.shared.Unavailable;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * PayU's commands: a signed form, answered with JSON. Nothing is sent twice. Whatever goes wrong is an
 * {@link Unavailable}, at the latest after the settings' time: nobody knows then what PayU did.
 */
final class PayUCommands {

    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final WebClient client;
    private final URI url;
    private final String key;
    private final PayUHashes hashes;
    private final Duration longest;

    PayUCommands(WebClient client, PayUSettings settings) {
        this.client = client;
        this.url = settings.commandUrl();
        this.key = settings.key();
        this.hashes = settings.hashes();
        this.longest = settings.calls().callTimeout();
    }

    /** The variables are PayU's var1, var2 and so on; there is at least one. */
    Mono<JsonNode> call(String command, String... variables) {
        return client.post()
                .uri(url)
                .body(BodyInserters.fromFormData(form(command, List.of(variables))))
                .retrieve()
                .bodyToMono(String.class)
                .map(JSON::readTree)
                .switchIfEmpty(Mono.error(() -> unavailable(command + ": an empty answer", null)))
                .timeout(longest)
                .onErrorMap(failure -> !(failure instanceof Unavailable), failure -> unavailable(command, failure));
    }

    /** What PayU said instead of an answer to the command. */
    static Unavailable unexpected(JsonNode answer) {
        return unavailable("said: " + answer.path("msg").asString("nothing that we know"), null);
    }

    static Unavailable unreadable(Throwable failure) {
        return unavailable("an answer that cannot be read", failure);
    }

    private MultiValueMap<String, String> form(String command, List<String> variables) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("key", key);
        form.add("command", command);
        for (int i = 0; i < variables.size(); i++) {
            form.add("var" + (i + 1), variables.get(i));
        }
        form.add("hash", hashes.ofCommand(command, variables.getFirst()));
        return form;
    }

    private static Unavailable unavailable(String what, @Nullable Throwable failure) {
        return new Unavailable("payu: " + what, PAUSE, failure);
    }
}
