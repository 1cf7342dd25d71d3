package io.flashsale.api.payment;

import io.flashsale.api.order.OrderPath;
import io.flashsale.api.problem.Problem;
import io.flashsale.api.problem.ProblemType;
import io.flashsale.order.OrderStatus;
import io.flashsale.payment.CodeOutcome;
import io.flashsale.payment.OtpCheck;
import io.flashsale.payment.OtpSending;
import io.flashsale.payment.StartOutcome;
import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.PaymentId;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** What a client is told of the wish to pay. */
final class PaymentAnswers {

    private PaymentAnswers() {}

    static Mono<PaymentView> of(StartOutcome outcome) {
        return switch (outcome) {
            case StartOutcome.Started(var payment, var form) -> Mono.just(PaymentView.of(payment, form));
            case StartOutcome.CodeSent(var payment, var code) -> Mono.just(PaymentView.of(payment, code));
            case StartOutcome.CodeNotSent(var why) -> Mono.error(notSent(why));
            case StartOutcome.NoSuchOrder _ -> Mono.error(OrderPath.noOrder());
            case StartOutcome.KeyReused _ -> Mono.error(Problem.keyReused().signal());
            case StartOutcome.NotPayable(var status) -> Mono.error(notPayable(status));
            case StartOutcome.NoAttemptLeft _ ->
                Mono.error(Problem.of(ProblemType.WRONG_STATE, "The order has had its last attempt to be paid.")
                        .signal());
            case StartOutcome.NotOffered _ ->
                Mono.error(Problem.of(ProblemType.WRONG_STATE, "This method of payment is not offered for this order.")
                        .signal());
        };
    }

    static Mono<PaymentView> of(CodeOutcome outcome) {
        return switch (outcome) {
            case CodeOutcome.Agreed(var payment) -> Mono.just(PaymentView.of(payment));
            case CodeOutcome.Sent(var payment, var code) -> Mono.just(PaymentView.of(payment, code));
            case CodeOutcome.NotSent(var why) -> Mono.error(notSent(why));
            case CodeOutcome.Wrong(var why) -> Mono.error(wrong(why));
            case CodeOutcome.NoSuchPayment _ -> Mono.error(noPayment());
            case CodeOutcome.NotPayable(var status) -> Mono.error(notPayable(status));
        };
    }

    private static RuntimeException notPayable(OrderStatus status) {
        return Problem.of(ProblemType.WRONG_STATE, "The order awaits no payment: it is " + status + ".")
                .with("orderStatus", status)
                .signal();
    }

    private static RuntimeException notSent(OtpSending why) {
        return switch (why) {
            case OtpSending.TooSoon(var wait) -> later("A code was sent a moment ago.", wait);
            case OtpSending.LimitReached(var _, var wait) -> later("Too many codes were sent today.", wait);
            case OtpSending.Undeliverable _ ->
                Problem.invalid("phone", null, "a number that texts reach").signal();
            case OtpSending.AlreadyVerified _, OtpSending.Sent _ -> throw new IllegalStateException(why.toString());
        };
    }

    private static RuntimeException later(String detail, Duration wait) {
        return Problem.of(ProblemType.THROTTLED, detail).retryAfter(wait).signal();
    }

    private static RuntimeException wrong(OtpCheck why) {
        return switch (why) {
            case OtpCheck.Unknown _ -> noPayment();
            case OtpCheck.Wrong(var triesLeft) ->
                Problem.of(ProblemType.WRONG_CODE, "This is not the code that was sent last.")
                        .with("triesLeft", triesLeft)
                        .signal();
            case OtpCheck.Expired _, OtpCheck.NoTriesLeft _ ->
                Problem.of(ProblemType.CODE_OVER, "Ask for another code.").signal();
            case OtpCheck.Used _, OtpCheck.Verified _ -> throw new IllegalStateException(why.toString());
        };
    }

    static Mono<PaymentId> payment(String text) {
        return Mono.fromSupplier(() -> new PaymentId(text)).onErrorMap(InvalidInput.class, _ -> noPayment());
    }

    private static RuntimeException noPayment() {
        return Problem.of(ProblemType.NOT_FOUND, "There is no such payment.").signal();
    }
}
