package io.flashsale.payment;

import io.flashsale.order.OrderLog;
import io.flashsale.order.OrderRecord;
import io.flashsale.order.OrderRecord.CashAgreed;
import io.flashsale.order.OrderRecord.PaymentFailed;
import io.flashsale.order.OrderRecord.PaymentStarted;
import io.flashsale.order.OrderRecord.PaymentSucceeded;
import io.flashsale.shared.OrderId;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells the log what has become of payments, at least once: the ledger decides what it means for the order. */
@Component
class PaymentNotes {

    private static final int AT_ONCE = 16;
    private static final int MOST_A_LOOK = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Undecided, or decided and perhaps not in the log yet. */
    private static final Set<PaymentStatus> MAY_PAY =
            EnumSet.of(PaymentStatus.STARTED, PaymentStatus.PENDING, PaymentStatus.SUCCEEDED, PaymentStatus.AGREED);

    private final Payments payments;
    private final OrderLog log;
    private final Clock clock;

    PaymentNotes(Payments payments, OrderLog log, Clock clock) {
        this.payments = payments;
        this.log = log;
        this.clock = clock;
    }

    /** Ends when the log has it. */
    Mono<Void> note(Payment payment) {
        return payment.noted()
                ? Mono.empty()
                : record(payment).flatMap(log::append).then(payments.noted(payment.id(), payment.status()));
    }

    /** Notes what somebody could not note who has changed it. */
    Mono<Void> leftOver() {
        return payments.unnoted(PATIENCE, MOST_A_LOOK)
                .flatMap(this::note, AT_ONCE)
                .then();
    }

    private Mono<OrderRecord> record(Payment payment) {
        return switch (payment.status()) {
            case STARTED ->
                payment.attempt() > 1
                        ? Mono.empty()
                        : Mono.just(
                                new PaymentStarted(payment.order(), payment.id(), payment.since(), payment.payBy()));
            case SUCCEEDED -> Mono.just(new PaymentSucceeded(payment.order(), payment.id(), clock.instant()));
            case AGREED -> Mono.just(new CashAgreed(payment.order(), payment.id(), clock.instant()));
            case FAILED ->
                isTheEnd(payment.order())
                        .map(end -> new PaymentFailed(payment.order(), payment.id(), clock.instant(), end));
            case PENDING, ABANDONED, REFUND_DUE, REFUND_REQUESTED, REFUNDED, REFUND_FAILED -> Mono.empty();
        };
    }

    /** No attempt is left, and none that was made may still pay. Of two that fail at once the later one sees it. */
    private Mono<Boolean> isTheEnd(OrderId order) {
        return payments.of(order)
                .collectList()
                .map(attempts -> attempts.stream().anyMatch(Payment::last)
                        && attempts.stream().noneMatch(attempt -> MAY_PAY.contains(attempt.status())));
    }
}
