package io.flashsale.api.payment;

import io.flashsale.api.client.ClientAddresses;
import io.flashsale.api.json.KeyHeader;
import io.flashsale.api.order.OrderPath;
import io.flashsale.api.security.Shopper;
import io.flashsale.checkout.FindOrder;
import io.flashsale.payment.PayOnDelivery;
import io.flashsale.payment.PayOnDelivery.Recipient;
import io.flashsale.payment.PayOnline;
import io.flashsale.payment.Payments;
import io.flashsale.shared.PhoneNumber;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
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
    private final PayOnDelivery payOnDelivery;
    private final FindOrder orders;
    private final Payments payments;
    private final ClientAddresses clients;

    PaymentController(
            PayOnline payOnline,
            PayOnDelivery payOnDelivery,
            FindOrder orders,
            Payments payments,
            ClientAddresses clients) {
        this.payOnline = payOnline;
        this.payOnDelivery = payOnDelivery;
        this.orders = orders;
        this.payments = payments;
        this.clients = clients;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Begin to pay an own order, by PAYU or in cash (COD); once for each key",
            description = "By PAYU the answer has the form that the customer's browser posts to the provider; for COD a"
                    + " code is sent to the phone. The first payment of an order moves its payBy. The same key gives"
                    + " the same payment again, so repeat after a 503.")
    Mono<PaymentView> start(
            @AuthenticationPrincipal Shopper shopper,
            @PathVariable String id,
            @RequestHeader(KeyHeader.NAME) String key,
            @RequestBody Mono<NewPaymentBody> body,
            ServerHttpRequest request) {
        return OrderPath.id(id)
                .flatMap(order -> body.flatMap(given -> switch (given.toMethod()) {
                    case PAYU -> payOnline.start(shopper.id(), order, KeyHeader.read(key, "payment"), given.toPayer());
                    case COD ->
                        payOnDelivery.start(
                                shopper.id(),
                                order,
                                KeyHeader.read(key, "payment"),
                                recipient(given.toPhone(), request));
                }))
                .flatMap(PaymentAnswers::of);
    }

    @GetMapping
    @Operation(summary = "List the attempts to pay an own order, the first one first")
    Flux<PaymentView> list(@AuthenticationPrincipal Shopper shopper, @PathVariable String id) {
        return OrderPath.id(id)
                .flatMap(order -> orders.find(shopper.id(), order))
                .switchIfEmpty(Mono.error(OrderPath::noOrder))
                .flatMapMany(order -> payments.of(order.id()))
                .map(PaymentView::of);
    }

    @PostMapping("/{payment}/otp")
    @Operation(
            summary = "Confirm cash on delivery by the code from the phone",
            description = "A wrong code is 422 with triesLeft, one that is over 410. The order is CONFIRMED a moment"
                    + " after the answer. Repeat after a 503 with the same code.")
    Mono<PaymentView> confirm(
            @AuthenticationPrincipal Shopper shopper,
            @PathVariable String id,
            @PathVariable String payment,
            @RequestBody Mono<CodeBody> body) {
        return OrderPath.id(id)
                .zipWith(PaymentAnswers.payment(payment))
                .flatMap(named -> body.map(CodeBody::toCode)
                        .flatMap(code -> payOnDelivery.confirm(shopper.id(), named.getT1(), named.getT2(), code)))
                .flatMap(PaymentAnswers::of);
    }

    @PostMapping("/{payment}/otp/resend")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Send another code, which replaces the earlier one; 429 within its pause or above a limit")
    Mono<PaymentView> resend(
            @AuthenticationPrincipal Shopper shopper,
            @PathVariable String id,
            @PathVariable String payment,
            @RequestBody Mono<PhoneBody> body,
            ServerHttpRequest request) {
        return OrderPath.id(id)
                .zipWith(PaymentAnswers.payment(payment))
                .flatMap(named -> body.map(PhoneBody::toPhone)
                        .flatMap(phone -> payOnDelivery.resend(
                                shopper.id(), named.getT1(), named.getT2(), recipient(phone, request))))
                .flatMap(PaymentAnswers::of);
    }

    private Recipient recipient(PhoneNumber phone, ServerHttpRequest request) {
        return new Recipient(phone, clients.of(request));
    }
}
