package io.flashsale.payment;

import io.flashsale.shared.Money;
import io.flashsale.shared.PaymentId;
import reactor.core.publisher.Mono;

/**
 * A provider of payments, behind whose page the customer pays. Every call ends within the time that the settings allow;
 * an {@link io.flashsale.shared.Unavailable} means that nobody knows what became of it. Every call may be repeated.
 */
public interface PaymentGateway {

    /**
     * What the customer's browser must post to get to the provider's page. The provider may refuse a payment that was
     * tried before: each attempt has an id of its own. What cannot be paid here is an
     * {@link io.flashsale.shared.InvalidInput}: another currency, or more decimals than it has.
     */
    Mono<CheckoutForm> start(NewPayment payment);

    /** What the provider knows of a payment, from the provider itself; empty if it has never heard of it. */
    Mono<Transaction> verify(PaymentId payment);

    /**
     * Asks for money of a payment to be given back, once per token however often it is asked: a repeat is answered with
     * the request that was made first.
     */
    Mono<RefundOutcome> refund(ProviderReference payment, RefundToken token, Money amount);

    /** How far a refund is; empty if the provider has never heard of it. */
    Mono<RefundState> refundStatus(RefundRequestId request);
}
