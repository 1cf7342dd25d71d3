package io.flashsale.payment;

import io.flashsale.shared.PaymentId;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What a payment becomes when the provider says something. Money that has come is never forgotten: a success counts
 * after a failure, a failure does not count after a success.
 */
@Component
class DecidePayment {

    private static final Set<PaymentStatus> UNDECIDED =
            EnumSet.of(PaymentStatus.STARTED, PaymentStatus.PENDING, PaymentStatus.ABANDONED);
    private static final Set<PaymentStatus> WITHOUT_MONEY =
            EnumSet.of(PaymentStatus.STARTED, PaymentStatus.PENDING, PaymentStatus.ABANDONED, PaymentStatus.FAILED);

    private final Payments payments;
    private final PaymentNotes notes;

    DecidePayment(Payments payments, PaymentNotes notes) {
        this.payments = payments;
        this.notes = notes;
    }

    /** Ends when the log has what follows. Repeatable. */
    Mono<Void> decide(PaymentId id, PaymentResult result) {
        Mono<Boolean> moved = switch (result) {
            case SUCCESS -> payments.move(id, WITHOUT_MONEY, PaymentStatus.SUCCEEDED);
            case FAILURE -> payments.move(id, UNDECIDED, PaymentStatus.FAILED);
            case PENDING -> payments.move(id, EnumSet.of(PaymentStatus.STARTED), PaymentStatus.PENDING);
        };
        return moved.then(Mono.defer(() -> payments.find(id))).flatMap(notes::note);
    }

    /** The provider has never heard of it, and its time is over. */
    Mono<Void> abandon(PaymentId id) {
        return payments.move(id, EnumSet.of(PaymentStatus.STARTED, PaymentStatus.PENDING), PaymentStatus.ABANDONED)
                .then();
    }
}
