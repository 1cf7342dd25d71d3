package io.flashsale.api.payment;

import io.flashsale.api.problem.Problem;
import io.flashsale.api.problem.ProblemType;
import io.flashsale.payment.HearProvider;
import io.flashsale.payment.HearingOutcome;
import io.flashsale.payment.Payment;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/** What PayU says, itself or through the customer's browser. Anybody may post here: the signature decides. */
@RestController
@RequestMapping(path = "/api/payments/payu", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
@Tag(name = "Payments")
class PayUController {

    private final HearProvider provider;
    private final ReturnPage page;

    PayUController(HearProvider provider, ReturnPage page) {
        this.provider = provider;
        this.page = page;
    }

    @PostMapping("/webhook")
    @Operation(summary = "PayU says what has become of a payment: repeatable, in any order")
    Mono<ResponseEntity<Void>> webhook(ServerWebExchange exchange) {
        return hear(exchange).map(_ -> ResponseEntity.ok().build());
    }

    @PostMapping("/return")
    @Operation(
            summary = "The customer's browser comes back from PayU",
            description =
                    "Answers 303 to the shop's page when one is set, with the ids of order and payment; else 200.")
    Mono<ResponseEntity<PaymentView>> comeBack(ServerWebExchange exchange) {
        return hear(exchange).map(this::answer);
    }

    private Mono<Payment> hear(ServerWebExchange exchange) {
        return PostedForm.of(exchange).flatMap(provider::hear).flatMap(PayUController::payment);
    }

    private static Mono<Payment> payment(HearingOutcome outcome) {
        return switch (outcome) {
            case HearingOutcome.Followed(var payment) -> Mono.just(payment);
            case HearingOutcome.Unknown _ ->
                Mono.error(Problem.of(ProblemType.NOT_FOUND, "There is no such payment.")
                        .signal());
            case HearingOutcome.Refused(var reason, var field) ->
                Mono.error(
                        Problem.invalid(field, null, expectation(reason.name())).signal());
        };
    }

    private static String expectation(String reason) {
        return "as PayU has signed it, not " + reason;
    }

    private ResponseEntity<PaymentView> answer(Payment payment) {
        URI shop = page.url();
        return shop == null
                ? ResponseEntity.ok(PaymentView.of(payment))
                : ResponseEntity.status(HttpStatus.SEE_OTHER)
                        .location(UriComponentsBuilder.fromUri(shop)
                                .queryParam("order", payment.order().value())
                                .queryParam("payment", payment.id().value())
                                .build()
                                .toUri())
                        .build();
    }
}
