package io.flashsale.api.payment;

import io.flashsale.api.json.KeyHeader;
import io.flashsale.api.problem.Problem;
import io.flashsale.api.problem.ProblemType;
import io.flashsale.api.security.Shopper;
import io.flashsale.checkout.FindOrder;
import io.flashsale.payment.PayOnline;
import io.flashsale.payment.Payments;
import io.flashsale.payment.StartOutcome;
import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.OrderId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Paying an own order. */
@RestController
@RequestMapping("/api/orders/{id}/payments")
@Tag(name = "Payments")
class PaymentController {

    private final PayOnline payOnline;
    private final FindOrder orders;
    private final Payments payments;

    PaymentController(PayOnline payOnline, FindOrder orders, Payments payments) {
        this.payOnline = payOnline;
        this.orders = orders;
        this.payments = payments;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Begin to pay an own order; once for each key",
            description = "The answer has the form that the customer's browser posts to the provider. The first payment"
                    + " of an order moves its payBy. The same key gives the same form again, so repeat after a 503.")
    Mono<PaymentView> start(
            @AuthenticationPrincipal Shopper shopper,
            @PathVariable String id,
            @RequestHeader(KeyHeader.NAME) String key,
            @RequestBody Mono<NewPaymentBody> body) {
        return order(id)
                .flatMap(order -> body.map(NewPaymentBody::toPayer)
                        .flatMap(payer -> payOnline.start(shopper.id(), order, KeyHeader.read(key, "payment"), payer)))
                .flatMap(PaymentController::answer);
    }

    @GetMapping
    @Operation(summary = "List the attempts to pay an own order, the first one first")
    Flux<PaymentView> list(@AuthenticationPrincipal Shopper shopper, @PathVariable String id) {
        return order(id)
                .flatMap(order -> orders.find(shopper.id(), order))
                .switchIfEmpty(Mono.error(PaymentController::noOrder))
                .flatMapMany(order -> payments.of(order.id()))
                .map(PaymentView::of);
    }

    private static Mono<PaymentView> answer(StartOutcome outcome) {
        return switch (outcome) {
            case StartOutcome.Started(var payment, var form) -> Mono.just(PaymentView.of(payment, form));
            case StartOutcome.NoSuchOrder _ -> Mono.error(noOrder());
            case StartOutcome.KeyReused _ -> Mono.error(Problem.keyReused().signal());
            case StartOutcome.NotPayable(var status) ->
                Mono.error(Problem.of(ProblemType.WRONG_STATE, "The order awaits no payment: it is " + status + ".")
                        .with("status", status)
                        .signal());
            case StartOutcome.NoAttemptLeft _ ->
                Mono.error(Problem.of(ProblemType.WRONG_STATE, "The order has had its last attempt to be paid.")
                        .signal());
            case StartOutcome.NotOffered _ ->
                Mono.error(Problem.of(ProblemType.WRONG_STATE, "This method of payment is not offered here.")
                        .signal());
        };
    }

    /** An impossible id names no order: the 404 is the same as for somebody else's. */
    private static Mono<OrderId> order(String text) {
        return Mono.fromSupplier(() -> new OrderId(text)).onErrorMap(InvalidInput.class, _ -> noOrder());
    }

    private static RuntimeException noOrder() {
        return Problem.of(ProblemType.NOT_FOUND, "There is no such order.").signal();
    }
}
