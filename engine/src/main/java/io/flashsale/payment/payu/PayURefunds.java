package io.flashsale.payment.payu;

import io.flashsale.payment.ProviderReference;
import io.flashsale.payment.RefundOutcome;
import io.flashsale.payment.RefundRequestId;
import io.flashsale.payment.RefundState;
import io.flashsale.payment.RefundToken;
import io.flashsale.shared.InvalidInput;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * PayU's refunds. PayU takes a token once and refuses it from then on (106, 227, also 214: the same amount within five
 * minutes), so after every refusal it is asked whether it has a request under the token: then that is the answer.
 *
 * @see <a href="https://docs.payu.in/docs/error-codes-for-refund-initiation">PayU: error codes of refunds</a>
 */
final class PayURefunds {

    /** Refusals that say nothing for good: the token is known, the payment locked, the same was asked just now. */
    private static final Set<String> NOT_FOR_GOOD = Set.of("106", "109", "120", "214", "227");

    private static final String DETAILS = "transaction_details";
    private static final String CHECK = "check_action_status";

    private final PayUCommands commands;

    PayURefunds(PayUCommands commands) {
        this.commands = commands;
    }

    Mono<RefundOutcome> ask(ProviderReference payment, RefundToken token, String rupees) {
        return commands.call("cancel_refund_transaction", payment.value(), token.value(), rupees)
                .flatMap(answer -> request(answer)
                        .map(Mono::just)
                        .orElseGet(() -> earlierRequest(payment, token).switchIfEmpty(refusal(answer))))
                .onErrorMap(InvalidInput.class, PayUCommands::unreadable);
    }

    Mono<RefundState> status(RefundRequestId request) {
        return commands.call(CHECK, request.value()).flatMap(answer -> state(answer, request));
    }

    private static Optional<RefundOutcome> request(JsonNode answer) {
        String id = answer.path("request_id").asString("");
        return answer.path("status").asInt(0) != 1 || id.isEmpty() ? Optional.empty() : Optional.of(requested(id));
    }

    private Mono<RefundOutcome> earlierRequest(ProviderReference payment, RefundToken token) {
        return commands.call(CHECK, payment.value(), "payuid")
                .flatMap(answer -> Mono.justOrEmpty(answer.path(DETAILS).path(payment.value()).values().stream()
                        .filter(action ->
                                token.value().equals(action.path("token").asString("")))
                        .map(action -> requested(action.path("request_id").asString("")))
                        .findFirst()));
    }

    /** A refusal without a code is not about the refund: a wrong hash, an outage. */
    private static Mono<RefundOutcome> refusal(JsonNode answer) {
        String code = answer.path("error_code").asString("");
        return code.isEmpty() || NOT_FOR_GOOD.contains(code)
                ? Mono.error(() -> PayUCommands.unexpected(answer))
                : Mono.just(new RefundOutcome.Refused(code, answer.path("msg").asString("")));
    }

    /** PayU nests a request's one action under the request's id once more. */
    private static Mono<RefundState> state(JsonNode answer, RefundRequestId request) {
        JsonNode found = answer.path(DETAILS).path(request.value());
        if (found.isString()) {
            return Mono.empty();
        }
        JsonNode action = found.path(request.value());
        return action.isObject()
                ? Mono.just(state(action.path("status").asString("")))
                : Mono.error(PayUCommands.unexpected(answer));
    }

    private static RefundState state(String status) {
        return switch (status.toLowerCase(Locale.ROOT)) {
            case "success" -> RefundState.DONE;
            case "failure" -> RefundState.FAILED;
            default -> RefundState.PENDING;
        };
    }

    private static RefundOutcome requested(String id) {
        return new RefundOutcome.Requested(new RefundRequestId(id));
    }
}
