package io.flashsale.payment;

import io.flashsale.shared.Money;
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

    /**
     * What the provider says of a payment, by itself or when asked. Ends when the log has what follows. Repeatable.
     *
     * @return false if it speaks of another amount than was asked for: that changes nothing
     */
    Mono<Boolean> hear(Payment payment, PaymentResult result, Money amount) {
        return payment.amount().sameAs(amount) ? decide(payment.id(), result).thenReturn(true) : Mono.just(false);
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
    Mono<Boolean> abandon(PaymentId id) {
        return payments.move(id, EnumSet.of(PaymentStatus.STARTED, PaymentStatus.PENDING), PaymentStatus.ABANDONED);
    }
}
