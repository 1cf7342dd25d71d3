package io.flashsale.api.payment;

import io.flashsale.shared.InvalidInput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Reads {@code application/x-www-form-urlencoded}. */
final class PostedForm {

    private PostedForm() {}

    /** The values by name, an empty one where none is given. What cannot be decoded is an invalid input. */
    static Mono<Map<String, List<String>>> of(ServerWebExchange exchange) {
        return exchange.getFormData()
                .map(PostedForm::withoutNulls)
                .onErrorMap(
                        IllegalArgumentException.class,
                        _ -> new InvalidInput("body", "…", "a form in UTF-8, percent-encoded"));
    }

    /** Spring has null for the value of a name that stands alone, without {@code =}. */
    private static Map<String, List<String>> withoutNulls(Map<String, List<String>> form) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        form.forEach((name, given) -> values.put(
                name,
                given.stream()
                        .map(value -> Objects.requireNonNullElse(value, ""))
                        .toList()));
        return values;
    }
}
