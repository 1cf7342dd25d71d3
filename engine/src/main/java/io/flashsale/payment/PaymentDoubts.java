package io.flashsale.payment;

import io.flashsale.shared.PaymentId;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Payments that should have come to an end, or that the order does not show. */
public interface PaymentDoubts {

    /**
     * Those that nobody has decided though their time was over by then, those that the log should have known of by
     * then, and those whose money should go back since then or cannot go back. The oldest first.
     */
    Flux<Payment> unfinished(Instant by, int most);

    /**
     * Those that succeeded between these moments, and the log knows it, but their order was not paid by them. What was
     * only agreed to is none of them once the order has ended: no money has come. To be asked for when the ledger has
     * applied the log.
     */
    Flux<Payment> unseen(Instant after, Instant by, int most);

    /** The log shall be told once more what has become of it. */
    Mono<Void> noteAgain(PaymentId id, PaymentStatus status);
}
