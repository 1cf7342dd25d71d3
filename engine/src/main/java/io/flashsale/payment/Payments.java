package io.flashsale.payment;

import io.flashsale.shared.Money;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PaymentId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The payments as MySQL has them. Each change is one guarded statement, so several may try it. */
public interface Payments {

    int TURNS_AT_ONCE = 8;

    /** Writes a new one, unless one has this id: then that one. Empty if the order has had its last attempt. */
    Mono<Payment> begin(Beginning wish);

    Mono<Payment> find(PaymentId id);

    /** All attempts to pay an order, in their sequence. */
    Flux<Payment> of(OrderId order);

    /**
     * Those of these orders of which the log may still hear something, be it that the provider has not said it or that
     * nobody has told the log; and their time was over after this one.
     */
    Flux<Payment> open(List<OrderId> orders, Instant payByAfter);

    /** Changes the status, which the log does not know of then. False if it is none of these. */
    Mono<Boolean> move(PaymentId id, Set<PaymentStatus> from, PaymentStatus to);

    /** The log knows of this status. */
    Mono<Void> noted(PaymentId id, PaymentStatus status);

    /** Those with something that the log should know since a while, the oldest first. */
    Flux<Payment> unnoted(Duration since, int most);

    /**
     * Those whose time is over without a word of the provider, and whose turn it is to be asked about: after a pause
     * that grows with the time that they have been silent for.
     */
    Flux<Payment> silent(Duration shortestPause, int most);

    /**
     * Those that brought no money, and whose turn it is to be asked about all the same: the money may have come late
     * without a word. No more once their time has been over for so long.
     */
    Flux<Payment> withoutMoney(Duration shortestPause, Duration longest, int most);

    /** Those with this status whose turn it is: the pause grows with the time that they have had it for. */
    Flux<Payment> refunding(PaymentStatus status, Duration shortestPause, int most);

    /** Takes the turn of a payment, for which several may ask. False if another one has taken it. */
    Mono<Boolean> takeTurn(Payment payment);

    /** Does something with each whose turn this one gets, few at once. */
    default Mono<Void> eachInTurn(Flux<Payment> due, Function<Payment, Mono<Void>> step) {
        return due.flatMap(
                        payment -> takeTurn(payment).filter(taken -> taken).flatMap(_ -> step.apply(payment)),
                        TURNS_AT_ONCE)
                .then();
    }

    /** The provider will give the money back. */
    Mono<Void> refundRequested(PaymentId id, ProviderReference reference, RefundRequestId request);

    /** The provider has refused to give it back, for this time. */
    Mono<Void> refundRefused(PaymentId id);

    /**
     * A new payment.
     *
     * @param mostAttempts how many an order may have
     * @param movedPayBy   when the order's time is over if this is its first one
     * @param payBy        when it is over already, which later ones do not move
     */
    record Beginning(
            PaymentId id,
            OrderId order,
            int mostAttempts,
            PaymentMethod method,
            Money amount,
            Instant movedPayBy,
            Instant payBy) {}
}
