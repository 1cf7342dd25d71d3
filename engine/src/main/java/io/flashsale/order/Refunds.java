package io.flashsale.order;

import io.flashsale.shared.PaymentId;
import reactor.core.publisher.Mono;

/** Gives money back that pays for nothing. */
public interface Refunds {

    /**
     * Ends when it is certain that the money of a payment goes back, once however often it is said. Harmless for a
     * payment that brought no money.
     */
    Mono<Void> owe(PaymentId payment);
}
