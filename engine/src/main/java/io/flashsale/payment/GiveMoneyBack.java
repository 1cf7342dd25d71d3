package io.flashsale.payment;

import io.flashsale.order.Refunds;
import io.flashsale.shared.PaymentId;
import io.flashsale.shared.Unavailable;
import java.time.Duration;
import java.util.EnumSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Gives back what was paid for nothing: asks the provider under a name of ours, so that asking again is the same
 * refund, and then how far it is.
 */
@Component
class GiveMoneyBack implements Refunds {

    private static final Logger LOG = LoggerFactory.getLogger(GiveMoneyBack.class);
    private static final int MOST_A_LOOK = 200;
    private static final int MOST_TRIES = 20;
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

    private final Payments payments;
    private final ObjectProvider<PaymentGateway> gateway;

    GiveMoneyBack(Payments payments, ObjectProvider<PaymentGateway> gateway) {
        this.payments = payments;
        this.gateway = gateway;
    }

    @Override
    public Mono<Void> owe(PaymentId payment) {
        return payments.move(payment, EnumSet.of(PaymentStatus.SUCCEEDED), PaymentStatus.REFUND_DUE)
                .then();
    }

    /** Goes one step on with each refund whose turn it is. Repeatable, also by several at once. */
    Mono<Void> once() {
        PaymentGateway provider = gateway.getIfAvailable();
        return provider == null
                ? Mono.empty()
                : payments.eachInTurn(
                        payments.refunding(PaymentStatus.REFUND_DUE, SHORTEST_PAUSE, MOST_A_LOOK)
                                .concatWith(payments.refunding(
                                        PaymentStatus.REFUND_REQUESTED, SHORTEST_PAUSE, MOST_A_LOOK)),
                        payment -> goOn(provider, payment));
    }

    private Mono<Void> goOn(PaymentGateway provider, Payment payment) {
        RefundRequestId request = payment.refundRequest();
        Mono<Void> step = request == null ? ask(provider, payment) : look(provider, payment.id(), request);
        return step.onErrorResume(Unavailable.class, _ -> Mono.empty());
    }

    private Mono<Void> ask(PaymentGateway provider, Payment payment) {
        return provider.verify(payment.id())
                .flatMap(transaction -> provider.refund(
                                transaction.reference(), RefundToken.wholeOf(payment.id()), payment.amount())
                        .flatMap(outcome -> switch (outcome) {
                            case RefundOutcome.Requested(var request) ->
                                payments.refundRequested(payment.id(), transaction.reference(), request);
                            case RefundOutcome.Refused(var code, var reason) -> refused(payment, code, reason);
                        }));
    }

    private Mono<Void> refused(Payment payment, String code, String reason) {
        LOG.warn("payment {}: refund refused: {} {}", payment.id(), code, reason);
        return payment.refundTries() + 1 < MOST_TRIES
                ? payments.refundRefused(payment.id())
                : payments.move(payment.id(), EnumSet.of(PaymentStatus.REFUND_DUE), PaymentStatus.REFUND_FAILED)
                        .then();
    }

    private Mono<Void> look(PaymentGateway provider, PaymentId payment, RefundRequestId request) {
        EnumSet<PaymentStatus> requested = EnumSet.of(PaymentStatus.REFUND_REQUESTED);
        return provider.refundStatus(request)
                .flatMap(state -> switch (state) {
                    case PENDING -> Mono.just(false);
                    case DONE -> payments.move(payment, requested, PaymentStatus.REFUNDED);
                    case FAILED -> payments.move(payment, requested, PaymentStatus.REFUND_FAILED);
                })
                .then();
    }
}
