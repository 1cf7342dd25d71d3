package io.flashsale.reconciliation;

import io.flashsale.payment.Payment;
import io.flashsale.payment.PaymentDoubts;
import io.flashsale.reconciliation.Difference.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/**
 * Payments that are not where they should be. The provider is asked about each that is undecided by who looks after
 * payments; here is said which it has not answered for.
 */
@Component
class ReconcilePayments {

    private static final int MOST = 1_000;
    private static final Duration LOOKS_BACK = Duration.ofDays(2);

    private final PaymentDoubts payments;
    private final ReconciliationSettings settings;
    private final Clock clock;

    ReconcilePayments(PaymentDoubts payments, ReconciliationSettings settings, Clock clock) {
        this.payments = payments;
        this.settings = settings;
        this.clock = clock;
    }

    /** At most {@value #MOST} of each sort. To be asked for when the ledger has applied the log. */
    Flux<Difference> differences() {
        return Flux.defer(() -> {
            Instant now = clock.instant();
            Instant by = now.minus(settings.paymentPatience());
            Flux<Difference> unseen = payments.unseen(now.minus(LOOKS_BACK), by, MOST)
                    .concatMap(payment -> payments.noteAgain(payment.id(), payment.status())
                            .thenReturn(difference(Kind.UNSEEN_PAYMENT, payment, true)));
            return payments.unfinished(by, MOST)
                    .map(payment -> difference(kind(payment), payment, false))
                    .concatWith(unseen);
        });
    }

    private static Kind kind(Payment payment) {
        return switch (payment.status()) {
            case STARTED, PENDING -> Kind.UNDECIDED_PAYMENT;
            case SUCCEEDED, AGREED, FAILED -> Kind.UNLOGGED_PAYMENT;
            case REFUND_DUE, REFUND_REQUESTED -> Kind.OPEN_REFUND;
            case REFUND_FAILED -> Kind.FAILED_REFUND;
            case ABANDONED, REFUNDED -> throw new IllegalArgumentException(payment.status() + " is an end");
        };
    }

    private static Difference difference(Kind kind, Payment payment, boolean repaired) {
        return new Difference(
                kind,
                payment.id().value(),
                null,
                payment.order(),
                payment.status().name(),
                null,
                repaired);
    }
}
